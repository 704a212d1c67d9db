package org.runportal.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
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
  void linksToRunsOfTheDayOfNow() {
    SwitchPage page = new SwitchPage(PAGE, Optional.of("../demo{day}/runs/{run}"));
    String last = Stories.all().get(1).id();

    assertThat(page.html(Condition.WELL))
        .contains("href=\"/portal/demo/runs/" + last + "\"")
        .doesNotContain("demo-busy/runs/" + last);
    assertThat(page.html(Condition.BUSY))
        .contains("href=\"/portal/demo-busy/runs/" + last + "\"")
        .doesNotContain("/portal/demo/runs/");
  }

  @Test
  void hasALinkForEachBadDayThatIsNotNow() {
    String run = Stories.all().get(0).id();
    String html = new SwitchPage(PAGE, Optional.of("../demo{day}/runs/{run}")).html(Condition.WELL);

    for (Condition condition : Condition.values()) {
      assertThat(html.contains("/portal/demo-" + condition.key() + "/runs/" + run))
          .as(condition.key())
          .isEqualTo(condition != Condition.WELL);
    }
  }

  /** The path of the resource has the segments as a constant. */
  @Test
  void eachFailingConditionHasAPathSegment() {
    String path = OrganizationResource.class.getAnnotation(Path.class).value();

    assertThat(path)
        .contains(
            Arrays.stream(Condition.values())
                .map(Condition::segment)
                .filter(segment -> !segment.isEmpty())
                .collect(Collectors.joining("|", "((", ")/)?")));
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
