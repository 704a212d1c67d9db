package org.runportal.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.runportal.sandbox.story.Stories;

class SwitchPageTest {
  private static final URI PAGE = URI.create("http://demo.example/portal/-/sandbox");

  @Test
  void marksTheCurrentCondition() {
    String html = new SwitchPage(PAGE, Optional.empty()).html(Condition.DOWN);

    assertThat(html).contains("Now: <strong>Down</strong>");
    assertThat(html.split("aria-current", -1)).hasSize(2);
    assertThat(html).contains("value=\"down\" aria-describedby=\"down\" aria-current=\"true\"");
  }

  @Test
  void hasAButtonForEveryCondition() {
    String html = new SwitchPage(PAGE, Optional.empty()).html(Condition.WELL);

    for (Condition condition : Condition.values()) {
      assertThat(html).contains("value=\"" + condition.key() + "\"", condition.effect());
    }
  }

  @Test
  void staysBelowTheContextPath() {
    assertThat(new SwitchPage(PAGE, Optional.of("../demo/runs/{run}")).html(Condition.WELL))
        .contains("action=\"/portal/-/sandbox\"")
        .contains("href=\"/portal/-/assets/portal.css\"")
        .contains("href=\"/portal/demo/runs/" + Stories.all().get(0).id() + "\"");
  }

  @Test
  void linksToRunsOfAnotherHost() {
    assertThat(
            new SwitchPage(PAGE, Optional.of("https://portal.example/demo/runs/{run}"))
                .html(Condition.WELL))
        .contains("href=\"https://portal.example/demo/runs/" + Stories.all().get(0).id() + "\"");
  }

  @Test
  void linksNowhereWithoutAnAddress() {
    assertThat(new SwitchPage(PAGE, Optional.empty()).html(Condition.WELL))
        .doesNotContain("Look at a process");
  }
}
