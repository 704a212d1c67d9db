package org.runportal.web.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MethodELResolverTest {
  private final List<Class<?>> searched = new ArrayList<>();
  private final ELResolver resolver =
      new MethodELResolver(
          kind -> {
            searched.add(kind);
            return new PublicMethods(kind);
          });

  /** What a view is given. */
  public record Heading(String title, int count) {
    /** By a number and a word. */
    public String titled(String before, String after) {
      return before + title + after;
    }

    /** Of two that only their arguments tell apart. */
    public String of(String word) {
      return word;
    }

    /** The other one. */
    public String of(Integer number) {
      return String.valueOf(number);
    }

    /** Any number of arguments. */
    public String all(String... words) {
      return String.join(" ", words);
    }

    /** Fails. */
    public String broken() {
      throw new IllegalStateException("broken");
    }
  }

  @Test
  void callsMethodsByNameAndNumberOfArguments() {
    Heading heading = new Heading("Move", 3);

    assertThat(called(heading, "title")).isEqualTo("Move");
    assertThat(called(heading, "count")).isEqualTo(3);
    assertThat(called(heading, "titled", "<", ">")).isEqualTo("<Move>");
  }

  @Test
  void searchesAClassOnce() {
    for (int i = 0; i < 50; i++) {
      called(new Heading("Move", i), "title");
      called(new Heading("Move", i), "count");
    }

    assertThat(searched).containsExactly(Heading.class);
  }

  @Test
  void leavesToOthersWhatOnlyTypesTellApart() {
    Heading heading = new Heading("Move", 3);

    assertThat(isResolved(heading, "of", "word")).isFalse();
    assertThat(isResolved(heading, "all", "word")).isFalse();
    assertThat(isResolved(heading, "title", "too", "many")).isFalse();
    assertThat(isResolved(heading, "unknown")).isFalse();
    // its class is not public, though its methods are
    assertThat(isResolved(List.of("a"), "size")).isFalse();
  }

  @Test
  void passesOnWhyACallFailed() {
    assertThatThrownBy(() -> called(new Heading("Move", 3), "broken"))
        .isInstanceOf(ELException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  private Object called(Object base, String method, Object... arguments) {
    ELContext page = new TestPage.Expressions();
    Object result = resolver.invoke(page, base, method, null, arguments);
    assertThat(page.isPropertyResolved()).isTrue();
    return result;
  }

  private boolean isResolved(Object base, String method, Object... arguments) {
    ELContext page = new TestPage.Expressions();
    resolver.invoke(page, base, method, null, arguments);
    return page.isPropertyResolved();
  }
}
