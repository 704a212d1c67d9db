package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.it.hostile.Addresses;
import org.runportal.it.hostile.RawHttp;
import org.runportal.it.hostile.RawHttp.Answer;
import org.runportal.tallyfy.TallyfyStub;

/**
 * Addresses and headers that try to lead the portal elsewhere: it asks the one vendor it is
 * configured for, for ids, and serves nothing of its inside.
 */
@SharedPortal
@RunAsClient
class HostileAddressIT {
  private static final int PORT = Integer.getInteger("test.portal.port");
  private static final int VENDOR_PORT = Integer.getInteger("test.vendor.port");
  private static final String RUN = "/hostile/runs/pinned";

  /** What only files of our inside, or of the machine, have in them. */
  private static final String INSIDE =
      "<web-app|ui:composition|\u00ca\u00fe\u00ba\u00be|Manifest-Version|portal\\.tenant|root:x:"
          + "|\"error\":true|<beans|org/runportal|Exception|Payara";

  @RegisterExtension private final TallyfyStub vendor = new TallyfyStub(VENDOR_PORT);

  private final RawHttp raw = new RawHttp(PORT);

  @BeforeEach
  void answer() {
    vendor.answers(
        "organizations/hostileorganization/runs/pinned",
        TallyfyStub.json("{\"data\":{\"id\":\"pinned\",\"name\":\"Pinned\"}}"));
  }

  @Test
  void leadsNowhereWhateverStandsInTheAddress() {
    List<String> addresses = Addresses.all("hostile");
    String nothing = chunkless(raw.get("/nobody"));
    // one call there has to be, to see that calls are looked at
    raw.get("/hostile/runs/nobody-asked-for-this-before");
    SoftAssertions all = new SoftAssertions();

    for (String address : addresses) {
      Answer answer = raw.get(address);
      all.assertThat(answer.body()).as(address).doesNotContainPattern(INSIDE);
      all.assertThat(answer.header("X-Evil")).as(address).isEmpty();
      all.assertThat(String.join("\n", answer.head()))
          .as(address)
          .doesNotContain("elsewhere.example", "evil");
      if (answer.body().isEmpty()) {
        // the server's own, which could not read the address: see the test below
        all.assertThat(answer.status()).as(address).isIn(200, 400, 404, 505);
      } else {
        all.assertThat(answer.status()).as(address).isEqualTo(404);
        all.assertThat(title(chunkless(answer))).as(address).isEqualTo(title(nothing));
      }
    }

    all.assertAll();
    onlyRunsOfOneOrganizationWereAskedFor();
  }

  /**
   * The server fails before it asks any application, logs it, and answers with the status it began
   * with. No setting of it changes that; what counts is that there is nothing in the answer.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /% HTTP/1.1\r\nHost: x\r\n",
        "GET /hostile/runs/pinned% HTTP/1.1\r\nHost: x\r\n",
        "GET /%zz HTTP/1.1\r\nHost: x\r\n",
        "GET / HTTP/1.1\r\nHost: x:y\r\n",
      })
  void sendsNothingForAnAddressThatTheServerCannotRead(String head) {
    Answer answer = raw.send(head + "Connection: close\r\n\r\n");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.header("Content-Length")).containsExactly("0");
    assertThat(answer.header("Set-Cookie")).isEmpty();
    assertThat(answer.header("Location")).isEmpty();
  }

  static Stream<String> headers() {
    return Stream.of(
            "Host",
            "X-Forwarded-Host",
            "X-Forwarded-Server",
            "X-Host",
            "X-HTTP-Host-Override",
            "X-Original-Host",
            "X-Forwarded-For",
            "X-Real-IP",
            "X-Client-IP",
            "True-Client-IP",
            "CF-Connecting-IP",
            "Client-IP",
            "Via",
            "Origin",
            "Referer",
            "From",
            "X-Wap-Profile",
            "Proxy-Host",
            "Proxy",
            "Destination")
        .flatMap(
            name ->
                Stream.of(
                    name + ": elsewhere.example",
                    name + ": http://elsewhere.example/x",
                    name + ": elsewhere.example:1@127.0.0.1"));
  }

  @Test
  void asksTheConfiguredHostWhateverARequestCallsItself() {
    SoftAssertions all = new SoftAssertions();
    List<String> paths =
        Stream.of(
                "X-Original-URL",
                "X-Rewrite-URL",
                "X-Override-URL",
                "X-Forwarded-Prefix",
                "X-Forwarded-Path",
                "X-Forwarded-Uri",
                "X-Script-Name",
                "X-Envoy-Original-Path",
                "X-Accel-Redirect",
                "X-Sendfile")
            .flatMap(
                name ->
                    Stream.of(
                        name + ": /WEB-INF/web.xml",
                        name + ": /closed/runs/x",
                        name + ": /../../elsewhere.example"))
            .toList();
    List<String> others =
        List.of(
            "X-Forwarded-Proto: https",
            "X-Forwarded-Proto: javascript",
            "X-Forwarded-Port: 1",
            "X-Forwarded-Scheme: file",
            "Front-End-Https: on",
            "Forwarded: for=1.2.3.4;host=elsewhere.example;proto=https",
            "Forwarded: host=\"elsewhere.example\"",
            "Authorization: Bearer elsewhere.example",
            "X-Tallyfy-Client: elsewhere.example",
            "Cookie: lang=elsewhere.example; JSESSIONID=elsewhere.example");
    for (String header :
        Stream.of(headers(), paths.stream(), others.stream()).flatMap(h -> h).toList()) {
      Answer page = raw.get(RUN, header);
      if (page.body().isEmpty() && header.startsWith("Host:")) {
        // a name that is none: the server says 400, or 200, and nothing else
        continue;
      }
      all.assertThat(page.status()).as(header).isEqualTo(200);
      all.assertThat(page.body()).as(header).contains("Pinned").doesNotContainPattern(INSIDE);
      if (!header.startsWith("Host:")) {
        all.assertThat(page.body()).as(header).doesNotContain("elsewhere.example");
      }
      all.assertThat(page.header("Strict-Transport-Security")).as(header).isEmpty();
      for (String leading :
          List.of(
              "/hostile?find=/hostile/runs/pinned",
              RUN + "/",
              "/-/assets",
              "/-",
              "/WEB-INF",
              "/META-INF")) {
        Answer led = raw.get(leading, header);
        all.assertThat(led.header("Location"))
            .as(header + " " + leading)
            .allMatch(RUN::equals)
            .hasSize(led.status() / 100 == 3 ? 1 : 0);
        all.assertThat(led.body()).as(header + " " + leading).doesNotContain("//elsewhere.example");
      }
    }
    all.assertAll();
    onlyRunsOfOneOrganizationWereAskedFor();
  }

  /** What a mail program or a sentence leaves behind a link. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "pinned. pinned",
        "pinned, pinned",
        "pinned) pinned",
        "pinned%3E pinned",
        "pinned%3e. pinned",
        "pinned%20 pinned",
        "pinned%E2%80%8B pinned",
        "pinned%22 pinned",
        "pinned./ pinned",
        "pinned),?lang=de pinned?lang=de",
        "pinned/chart). pinned/chart",
        "pinned.txt, pinned.txt",
      })
  void leadsALinkWithMarksBehindItToTheRun(String written, String meant) {
    Answer answer = raw.get("/hostile/runs/" + written);

    assertThat(answer.status()).isEqualTo(301);
    assertThat(answer.header("Location")).containsExactly("/hostile/runs/" + meant);
    assertThat(raw.get("/hostile/runs/" + meant).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/hostile/runs/.",
        "/hostile/runs/..",
        "/hostile/runs/pinned/%2e",
        "/hostile/runs/%2e%2e",
        "/hostile/runs/pinned/..%2e",
        "/nobody-here/runs/pinned."
      })
  void leadsNobodyToAnAddressThatIsNoRun(String address) {
    assertThat(raw.get(address).header("Location")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/hostile/?x=%0d%0aX-Evil:%201",
        "/hostile/?x=\rX-Evil: 1",
        "/hostile/runs/pinned/?x=%0d%0a%0d%0a<script>",
        "/hostile?find=/hostile/runs/pinned%0d%0aX-Evil:%201",
        "/hostile?find=https://x.example/hostile/runs/pinned%0d%0aX-Evil:%201",
        "/hostile?lang=de%0d%0aX-Evil:%201",
        "/hostile?zone=UTC%0aX-Evil:%201",
      })
  void writesNoHeaderOfTheirs(String address) {
    Answer answer = raw.get(address);

    assertThat(answer.header("X-Evil")).isEmpty();
    assertThat(answer.head()).noneMatch(line -> line.contains("\r") || line.startsWith("<"));
    assertThat(answer.header("Set-Cookie")).isEmpty();
  }

  /** Every call there was: to whom, for what, and with whose key. */
  private void onlyRunsOfOneOrganizationWereAskedFor() {
    assertThat(vendor.asked())
        .isNotEmpty()
        .allSatisfy(
            asked -> {
              assertThat(asked.path())
                  .matches(
                      "/api/organizations/hostileorganization/"
                          + "(runs/[A-Za-z0-9][A-Za-z0-9_-]{0,63}|users|groups|guests)");
              assertThat(asked.headers().get("Host")).containsExactly("127.0.0.1:" + VENDOR_PORT);
              assertThat(asked.headers().get("Authorization"))
                  .containsExactly("Bearer token-of-hostile");
              assertThat(asked.headers().keySet()).noneMatch(name -> name.startsWith("X-Forw"));
              assertThat(asked.headers().toString()).doesNotContain("elsewhere");
            });
  }

  private static String chunkless(Answer answer) {
    return answer.body().replaceAll("\r\n[0-9a-f]+\r\n", "").replaceFirst("^[0-9a-f]+\r\n", "");
  }

  private static String title(String page) {
    return page.replaceAll("(?s).*<title>(.*?)</title>.*", "$1");
  }
}
