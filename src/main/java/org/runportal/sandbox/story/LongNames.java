package org.runportal.sandbox.story;

import static org.runportal.sandbox.story.Directory.OISIN;
import static org.runportal.sandbox.story.Directory.PAUL;
import static org.runportal.sandbox.story.TaskDraft.task;

/** Very long names with markup, quotes and emoji, which a page must show as text. */
final class LongNames {
  private static final int RUN_NAME_LENGTH = 500;
  private static final int TASK_TITLE_LENGTH = 600;
  private static final Template TEMPLATE =
      new Template(
          340,
          "Fleet renewal & <b>\"everything\"</b>",
          "<p>Five &amp; more vans.</p>",
          1,
          "Which vans?");

  private LongNames() {}

  static Story story(String id, Now now) {
    return new StoryDraft(id, 5240, TEMPLATE, name(), OISIN, now.day(-5, "14:00"))
        .summary(
            "<p onclick=\"alert(1)\">Vans &amp; trailers</p><script>alert('summary')</script>"
                + "<a href=\"javascript:alert(2)\">offer</a>"
                + "<img src=\"x\" onerror=\"alert(3)\">")
        .due(now.day(40, "17:00"))
        .tags(
            new Tag("<b>bold</b> & \"quoted\"", "#808080"),
            new Tag("Donaudampfschifffahrtsgesellsch", "#fafafa"))
        .folders(new Folder("Vans / O'Connor's <list>", 6, 1))
        .kickOff(
            Question.text("Model </script><script>alert(4)</script>", "T6 <i>long</i> & 'tall'"),
            Question.file("Offer", new Upload("offer \"final\" <2>.pdf", 7, now.day(-5, "13:40"))))
        .stage(
            "Offers from dealers in Dublin, Lisbon, Berlin and everywhere else that answers",
            task("🚐".repeat(12) + " <img src=x onerror=alert(5)>")
                .by(OISIN)
                .due(now.day(-3, "17:00"))
                .done(OISIN, now.day(-4, "12:00")),
            task(longest(
                    "Ask every dealer's fleet desk for an offer / a test drive; ",
                    TASK_TITLE_LENGTH))
                .by(OISIN)
                .by(PAUL)
                .begun(now.day(-4, "12:00"))
                .due(now.day(3, "17:00"))
                .says(
                    PAUL,
                    now.day(-1, "10:10"),
                    "<p>See <a href=\"https://movewell.example/offer\">our offer</a>."
                        + "<script>alert('comment')</script></p>"))
        .stage(
            "Wort".repeat(30),
            task("Lebensmittelzusatzstoffverordnungsprüfungsausschussvorsitzender")
                .due(now.day(20, "17:00")))
        .build();
  }

  private static String name() {
    return longest(
        "Fleet renewal – O'Connor's vans / trailers <b>urgent</b> 🚚 and what belongs to it: ",
        RUN_NAME_LENGTH);
  }

  /** Padded with plain words, so that no emoji is cut in two. */
  private static String longest(String beginning, int characters) {
    StringBuilder text = new StringBuilder(beginning);
    while (text.codePointCount(0, text.length()) < characters) {
      text.append("winter tyres and service books and ");
    }
    return text.substring(0, text.offsetByCodePoints(0, characters - 1)) + ".";
  }
}
