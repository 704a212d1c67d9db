package org.runportal.sandbox;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.runportal.sandbox.story.Stories;

/**
 * Renders the switch page. It uses the portal's stylesheet, but works without it. All texts are
 * constants; only the link to a run needs escaping.
 */
final class SwitchPage {
  private static final String FRAME =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="UTF-8">
      <title>%1$s: the sandbox</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex">
      <meta name="color-scheme" content="light dark">
      <!-- so that browsers say where the form was sent from -->
      <meta name="referrer" content="same-origin">
      <link rel="stylesheet" href="%2$s">
      <link rel="stylesheet" href="%3$s">
      <link rel="icon" type="image/svg+xml" href="%4$s">
      </head>
      <body>
      <main id="content" class="frame">
      <div class="start">
      <h1>The sandbox</h1>
      <p class="lead">It stands in for Tallyfy and answers with invented processes. Let it have a bad
      day, and see what people would see. Each bad day has processes of its own, so that none is coloured by
      what the portal learned on another.</p>
      <p class="now" role="status">Now: <strong>%1$s</strong>. %5$s</p>
      <form method="post" action="%6$s">
      <h2 id="switch">Switch it to</h2>
      <ul class="conditions" role="list" aria-labelledby="switch">
      %7$s</ul>
      </form>
      %8$s</div>
      </main>
      </body>
      </html>
      """;

  private static final String BUTTON =
      """
      <li><button name="condition" value="%1$s" aria-describedby="%1$s"%2$s>%3$s</button>
      <span id="%1$s">%4$s%5$s</span></li>
      """;

  private static final String RUNS =
      """
      <section aria-labelledby="runs">
      <h2 id="runs">Look at a process</h2>
      <p class="hint">%2$s</p>
      <ul class="choices" role="list">
      %1$s</ul>
      </section>
      """;

  private final URI page;
  private final Optional<String> runLink;

  /**
   * @param page its URL
   * @param runLink the URL of a run with the placeholders {@code {day}} and {@code {run}}, relative
   *     to the page
   */
  SwitchPage(URI page, Optional<String> runLink) {
    this.page = page;
    this.runLink = runLink;
  }

  String html(Condition now) {
    return FRAME.formatted(
        now.title(),
        path("assets/portal.css"),
        path("sandbox/switch.css"),
        path("assets/icon.svg"),
        now.effect(),
        page.getRawPath(),
        Arrays.stream(Condition.values())
            .map(condition -> button(condition, now))
            .collect(Collectors.joining()),
        runLink.map(link -> runs(link, now)).orElse(""));
  }

  private String button(Condition condition, Condition now) {
    return BUTTON.formatted(
        condition.key(),
        condition == now ? " aria-current=\"true\"" : "",
        condition.title(),
        condition.effect(),
        runLink
            .filter(link -> condition != Condition.WELL && condition != now)
            .map(link -> before(link, condition))
            .orElse(""));
  }

  /** Who looked before sees a copy later. */
  private String before(String link, Condition condition) {
    return " <a href=\"%s\">Look at a process before</a>"
        .formatted(escaped(address(link, condition, Stories.all().get(0).id())));
  }

  private String runs(String link, Condition now) {
    return RUNS.formatted(
        Stories.all().stream()
            .map(
                story ->
                    "<li><a href=\"%s\">%s</a></li>\n"
                        .formatted(escaped(address(link, now, story.id())), story.label()))
            .collect(Collectors.joining()),
        now == Condition.WELL
            ? "As people see it every day."
            : "A process that was shown before is shown as it was, with the reason; others are not.");
  }

  private String address(String link, Condition condition, String run) {
    String day = condition == Condition.WELL ? "" : "-" + condition.segment();
    return path(link.replace("{day}", day).replace("{run}", run));
  }

  private String path(String relative) {
    URI target = page.resolve(relative);
    return page.getRawAuthority().equals(target.getRawAuthority())
        ? target.getRawPath()
        : target.toString();
  }

  private static String escaped(String address) {
    return address.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
  }
}
