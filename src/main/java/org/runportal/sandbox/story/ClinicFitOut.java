package org.runportal.sandbox.story;

import static org.runportal.sandbox.story.Directory.ANA;
import static org.runportal.sandbox.story.Directory.DELETED_USER;
import static org.runportal.sandbox.story.Directory.FACILITIES;
import static org.runportal.sandbox.story.Directory.JONAS;
import static org.runportal.sandbox.story.Directory.MEI;
import static org.runportal.sandbox.story.Directory.NORA;
import static org.runportal.sandbox.story.Directory.OISIN;
import static org.runportal.sandbox.story.TaskDraft.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run with the less usual shapes of answers: tables by column and by label, files without a name,
 * text that is a number, a picture for an answer, formatted text with a table, mentions, a guest
 * whose name is in the details, a role, tasks without a title, and a rent that its public page
 * hides.
 */
final class ClinicFitOut {
  private static final Template TEMPLATE =
      new Template(351, "Fit-out", "<p>From the lease to the opening.</p>", 4, "The rooms");

  private static final String PICTURE =
      "<p><img src=\"https://files.example/photos/%s.jpg\" alt=\"%s\" class=\"fr-fic fr-dii\"></p>";

  private ClinicFitOut() {}

  static Story story(String id, Now now) {
    return new StoryDraft(
            id, 5261, TEMPLATE, "Fit-out – Harbour Street clinic", OISIN, now.day(-9, "08:30"))
        .summary(
            "<p>Ask @["
                + ANA.id()
                + "] before you order anything. Prices agreed so far:</p><table><thead><tr>"
                + "<th>Item</th><th>EUR</th></tr></thead><tbody><tr><td>Desk</td><td>120</td></tr>"
                + "<tr><td>Chair 2</td><td>45</td></tr></tbody></table><p>The floor bears"
                + " 10<sup>6</sup> N; the alarm is for CO<sub>2</sub>. Lamps cost <del>90</del>"
                + " <strike>85</strike> 80 EUR each.</p><p>Still to be agreed:</p>"
                + "<ol start=\"4\"><li>Signs</li><li>Cleaning</li></ol>")
        .due(now.day(30, "17:00"))
        .sharedWith(FACILITIES)
        .detail("budget_owner", "Ana Reyes, budget 310,000 EUR")
        .hidesPublicly("Rent agreed")
        .tags(new Tag("Building", "#795548"))
        .folders(new Folder("Sites", 6, 4))
        .kickOff(kickOff())
        .stage(
            "Plan",
            task("Sign the lease")
                .by(OISIN)
                .due(now.day(-5, "17:00"))
                .done(OISIN, now.day(-7, "15:00")),
            task("Draw the floor plan")
                .by(NORA)
                .begun(now.day(-7, "15:00"))
                .due(now.day(6, "17:00"))
                .note(
                    "<span class=\"fr-video\"><iframe src=\"https://video.example/e/1\"></iframe>"
                        + "</span>")
                .says(NORA, now.day(-2, "16:10"), PICTURE.formatted("wall", "Wall to be removed"))
                .says(
                    OISIN,
                    now.day(-1, "09:20"),
                    "<p>@["
                        + JONAS.id()
                        + "] and @["
                        + DELETED_USER
                        + "], can the server room move next to <span class=\"mention\" data-id=\""
                        + NORA.id()
                        + "\">@Nora</span>’s new wall?</p>"))
        .stage(
            "Build",
            task("Agree on the opening date")
                .untitled()
                .by(OISIN)
                .due(now.day(4, "12:00"))
                .detail("internal_rate", "85 EUR an hour"),
            task("Lay the data cables").byRole(MEI).due(now.day(14, "17:00")),
            task("Order the signs").withAliasOnly().by(FACILITIES).due(now.day(18, "17:00")))
        .build();
  }

  private static Question[] kickOff() {
    Map<String, String> sign = new LinkedHashMap<>();
    sign.put("Text", "Clinic");
    sign.put("Height in cm", "40");
    return new Question[] {
      Question.columns(
          "Rooms",
          List.of("Room", "Square metres"),
          List.of(List.of("Reception", "Treatment", "Store"), List.of("22", "48", "9"))),
      Question.labelled("Sign above the door", sign),
      Question.columns(
          "Colours",
          List.of("Room", "Wall", "Ceiling"),
          List.of(List.of("Reception", "Sand"), List.of("Treatment", "Mint"))),
      Question.unstored("Signed lease", "url", "uploads/clinic/signed-lease.pdf"),
      Question.unstored("Passport of the landlord", "id", "9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d"),
      Question.unstored(
          "Plans",
          "full_url",
          "https://files.example/clinic/Ground%20floor.pdf?signature=secret-of-the-plan",
          "https://files.example/clinic/Cellar.pdf?signature=secret-of-the-plan"),
      Question.textarea("Damage found", PICTURE.formatted("roof", "Roof, north side")),
      Question.number("Places to work", 14),
      Question.flag("Under preservation order", false),
      Question.emailInside("E-mail of the landlord", "office@quayestates.example"),
      Question.text("Photos", "https://drive.example/file/d/1AbCdEfGhIjKlMnOpQrStUv/view"),
      Question.text("Rent agreed", "7,450 EUR a month"),
    };
  }
}
