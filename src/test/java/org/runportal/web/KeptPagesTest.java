package org.runportal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runportal.tenant.EmailDigest;
import org.runportal.tenant.TenantId;

/** Who waits for the page of somebody else. */
class KeptPagesTest {
  private static final Optional<TenantId> ACME = TenantId.parse("acme");

  private final KeptPages pages = keeping(PageStore.MAX_BYTES);
  private final PageKey key = key();

  private record Shown(String text) {}

  @Test
  void nobodyGetsAPageThatIsForAnotherVisitorOnly() throws Exception {
    Answer colleague = new Answer();
    Answer refused = new Answer();

    send(page("refused", true, () -> send(page("list", false, () -> {}), colleague)), refused);

    assertThat(refused.text()).isEqualTo("refused");
    assertThat(colleague.text()).as("drawn meanwhile").isEqualTo("list");
  }

  @Test
  void whoeverWantsAPageForAnybodyWaitsForIt() {
    Answer colleague = new Answer();
    Source list = page("list", false, () -> send(page("list", false, () -> {}), colleague));

    assertThatThrownBy(() -> send(list, new Answer())).hasMessage("suspended");
    assertThat(colleague.text()).as("not drawn for the second time").isEmpty();
  }

  /** As in development, where the next look shows what was changed. */
  @ParameterizedTest
  @CsvSource({"0, 2", PageStore.MAX_BYTES + ", 1"})
  void drawsAPageForEachLookWhereThereIsNoRoomToKeepIt(long bytes, int drawings) throws Exception {
    KeptPages some = keeping(bytes);
    AtomicInteger drawn = new AtomicInteger();

    for (int look = 0; look < 2; look++) {
      Answer to = new Answer();
      Source source = page("list", false, drawn::incrementAndGet);
      assertThat(some.answer(key, source, request(), to.response())).isTrue();
      assertThat(to.text()).isEqualTo("list");
    }

    assertThat(drawn).hasValue(drawings);
  }

  private static KeptPages keeping(long bytes) {
    return new KeptPages(
        null, new Nobody(), new PageWriter(null, Clock.systemUTC()), null, new PageStore(bytes));
  }

  private void send(Source source, Answer to) throws ServletException, IOException {
    assertThat(pages.answer(key, source, request(), to.response())).isTrue();
  }

  private Source page(String text, boolean only, Meanwhile meanwhile) {
    return new Source(text, only, meanwhile);
  }

  /** What happens while a page is drawn. */
  @FunctionalInterface
  private interface Meanwhile {
    void happens() throws ServletException, IOException;
  }

  /** A page whose content has to be waited for. */
  private final class Source implements PageSource {
    private final String text;
    private final boolean only;
    private final Meanwhile meanwhile;

    private Source(String text, boolean only, Meanwhile meanwhile) {
      this.text = text;
      this.only = only;
      this.meanwhile = meanwhile;
    }

    @Override
    public Optional<PageVersion> version() {
      return Optional.empty();
    }

    @Override
    public PageVersion awaitVersion() {
      return new PageVersion(new Shown(text), Instant.EPOCH);
    }

    @Override
    public boolean isForVisitorOnly() {
      return only;
    }

    @Override
    public CacheUse cacheUse() {
      return CacheUse.MISS;
    }

    @Override
    public KeptPage draw(PageVersion version) throws ServletException, IOException {
      meanwhile.happens();
      return KeptPage.of(
          key,
          HttpServletResponse.SC_OK,
          "text/html",
          text.getBytes(StandardCharsets.UTF_8),
          new KeptPage.Places("person", "reference", new PersonalParts("part")),
          Optional.empty());
    }
  }

  private static PageKey key() {
    ZoneId utc = ZoneId.of("UTC");
    Speech english = new Speech(Locale.ENGLISH, utc, utc);
    return new PageKey(
        ACME, new Shown("list"), "", "", english, english, new PageKey.Audience(false, false));
  }

  private static HttpServletRequest request() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            KeptPagesTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("startAsync")) {
                throw new IllegalStateException("suspended");
              }
              return method.getName().equals("getMethod") ? "GET" : null;
            });
  }

  /** What one visitor is sent. */
  private static final class Answer {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    private HttpServletResponse response() {
      return (HttpServletResponse)
          Proxy.newProxyInstance(
              KeptPagesTest.class.getClassLoader(),
              new Class<?>[] {HttpServletResponse.class},
              (proxy, method, arguments) ->
                  method.getName().equals("getOutputStream") ? stream() : null);
    }

    private ServletOutputStream stream() {
      return new ServletOutputStream() {
        @Override
        public void write(int letter) {
          body.write(letter);
        }

        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
          throw new UnsupportedOperationException();
        }
      };
    }

    private String text() {
      return body.toString(StandardCharsets.UTF_8);
    }
  }

  /** Somebody who is not signed in. */
  private static final class Nobody implements Visitor {
    @Override
    public Optional<String> name() {
      return Optional.empty();
    }

    @Override
    public Optional<EmailDigest> email() {
      return Optional.empty();
    }

    @Override
    public boolean isToSignIn() {
      return false;
    }
  }
}
