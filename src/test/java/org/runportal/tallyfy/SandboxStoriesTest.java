package org.runportal.tallyfy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runportal.page.Pages;
import org.runportal.page.RunView;
import org.runportal.run.People;
import org.runportal.run.PeopleSource.Entries;
import org.runportal.run.PeopleSource.PeopleList;
import org.runportal.run.Run;
import org.runportal.run.RunId;
import org.runportal.sandbox.story.Directory;
import org.runportal.sandbox.story.Includes;
import org.runportal.sandbox.story.Now;
import org.runportal.sandbox.story.Page;
import org.runportal.sandbox.story.RunAnswer;
import org.runportal.sandbox.story.Stories;
import org.runportal.web.Fact;

/**
 * Each less usual shape of {@code docs/vendor-answers.md} is in a story of the sandbox, and reads
 * on the story's public page as it was meant.
 */
class SandboxStoriesTest {
  private static final Now NOW = new Now(Pages.NOW, ZoneId.of("Europe/Berlin"));
  private static final String FIT_OUT = "Clinic fit-out";
  private static final String FIRE_DRILL = "Fire drill";
  private static final String WITH =
      "checklist,tasks,tags,assets,next_task,permissions,tasks_meta,ko_form_fields,form_fields,"
          + "stages,folders,member_watchers,guest_watchers,tasks.threads,tasks.form_fields";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a table by columns | [[`Reception`,`Treatment`,`Store`],[`22`,`48`,`9`]]"
            + " | head=[Room, Square metres], rows=[[Reception, 22], [Treatment, 48], [Store, 9]]",
        "one row by labels | [{`Text`:`Clinic`},{`Height in cm`:`40`}]"
            + " | head=[Text, Height in cm], rows=[[Clinic, 40]]",
        "an unclear table | [[`Reception`,`Sand`],[`Treatment`,`Mint`]]"
            + " | Tallyfy does not say which of these values belong together:",
        "a file with an address | [{`url`:`uploads/clinic/signed-lease.pdf`}] | signed-lease.pdf",
        "a file with an id | [{`id`:`9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d`}] | A file",
        "two files | {`full_url`:`https://files.example/clinic/Ground%20floor.pdf?"
            + " | Ground floor.pdf, Cellar.pdf",
        "a picture for an answer | `prerun`:{.*<img src= | [Picture: Roof, north side]",
        "a picture for a comment | `content`:`<p><img src= | [Picture: Wall to be removed]",
        "a film for notes | `summary`:`<span class=\\`fr-video\\`> | [Video or embedded page]",
        "cells of a text | <td>Chair 2</td><td>45</td> | <td>Chair 2</td><td>45</td>",
        "raised letters | 10<sup>6</sup> N | 10<sup>6</sup> N",
        "lowered letters | CO<sub>2</sub> | CO<sub>2</sub>",
        "deleted words | <del>90</del> <strike>85</strike> 80 | <del>90</del> <s>85</s> 80",
        "the start of a list | <ol start=\\`4\\`><li>Signs | <ol start=`4`><li>Signs",
        "a mention | Ask @[1001] before | Ask <b>Ana Reyes</b> before",
        "a mention of a stranger | @[1006] and @[1099], | <b>Jonas Brandt</b> and <b>a member</b>,",
        "a mention by the editor | data-id=\\`7006\\`>@Nora</span> | <b>Nora</b>’s new wall?",
        "a role | `roles`:{`77`:{`users`:[1007] | Mei Tanaka",
        "a number for text | `field_value`:14 | Places to work.*14",
        "a boolean for text | `field_value`:false | Under preservation order.*No",
        "an address inside | {`value`:`office@quayestates.example`} | office@quayestates.example",
        "an ordinary link | https://drive.example/file/d/1AbCdEfGhIjKlMnOpQrStUv/view"
            + " | https://drive.example/file/d/1AbCdEfGhIjKlMnOpQrStUv/view",
        "a task without a title | `title`:null,`original_title`:`Agree on the opening date`"
            + " | title=Agree on the opening date",
        "a task with an alias only | `original_title`:null | title=Order the signs,"
      })
  void showEveryShapeAsGiven(String shape, String sent, String shown) throws Exception {
    assertThat(answer(FIT_OUT)).as("sent").matches(having(sent.replace('`', '"')));
    assertThat(page(FIT_OUT)).as("shown").matches(having(shown.replace('`', '"')));
  }

  @Test
  void nameAGuestByTheDetailsOfTheDirectory() throws Exception {
    assertThat(Directory.guests(NOW).toString())
        .contains("\"details\":{\"first_name\":\"Nora\",\"last_name\":\"Vale\"")
        .contains("\"first_name\":null,\"last_name\":null,\"created_at\"");
    assertThat(page(FIT_OUT)).contains("Nora Vale").doesNotContain("nora.vale@");
  }

  @Test
  void showNothingThatIsForMembersOnly() throws Exception {
    List<String> membersOnly =
        List.of(
            "budget 310,000 EUR",
            "85 EUR an hour",
            "Moderate risk",
            "Ten years",
            "Office of records",
            "7,450 EUR a month");

    assertThat(answer(FIT_OUT)).contains(membersOnly).contains("\"publicly_hidden_fields\":[\"");
    assertThat(page(FIT_OUT)).doesNotContain(membersOnly).doesNotContain("Rent agreed");
  }

  @Test
  void showNeitherAddressesOfFilesNorStatisticsOfTags() throws Exception {
    List<String> machines =
        List.of("files.example", "video.example", "secret-of-the-plan", "8817", "\"77\"");

    assertThat(answer(FIT_OUT)).contains(machines);
    assertThat(page(FIT_OUT)).contains("Building").doesNotContain(machines).doesNotContain("7006");
  }

  @Test
  void tellWorkOfNinePeopleWithoutATemplateOnce() throws Exception {
    assertThat(answer(FIRE_DRILL))
        .contains(
            "\"checklist_id\":null,\"checklist_title\":null", "\"checklist\":{\"data\":null}");
    RunView view = view(FIRE_DRILL);

    assertThat(view.tasks().groups())
        .singleElement()
        .satisfies(
            group -> {
              assertThat(group.title()).isEqualTo("Read the new fire drill rules");
              assertThat(group.count()).isEqualTo("1 of 9 done");
              assertThat(group.tasks())
                  .extracting(RunView.TaskLine::title)
                  .contains("Ana Reyes", "Dora Lindgren", "yusuf.demir@aldersupply.example");
            });
    assertThat(view.next().tasks()).hasSize(1);
  }

  @Test
  void sayThatAGroupWithoutMembersKeepsARunWaiting() throws Exception {
    assertThat(view("Night delivery").assessment().outlook())
        .extracting(Fact::text)
        .contains("“Unload the lorry” is assigned to Night Shift, a group without members.");
  }

  @Test
  void sayHowManyTasksAnAnswerLeavesOut() throws Exception {
    RunView view = view("Store openings");

    assertThat(view.tasks().unlisted())
        .isEqualTo("18 more tasks could not be loaded from Tallyfy.");
    assertThat(view.heading().progress().count()).isEqualTo("20 of 48 tasks");
    assertThat(view.assessment().notes()).isEmpty();
    assertThat(view.stages().steps()).as("nobody knows which of them are done").isEmpty();
  }

  @Test
  void hideCommentsThatThePublicPageOfTheVendorHides() throws Exception {
    assertThat(answer(FIRE_DRILL))
        .contains("\"publicly_hidden_fields\":{\"comments\":\"true\"", "The cellar door");
    assertThat(page(FIRE_DRILL)).doesNotContain("The cellar door", "1 comment");
  }

  /** Whether a text has those words; {@code .*} between them stands for anything. */
  private static Predicate<String> having(String words) {
    return text -> {
      int from = 0;
      for (String part : words.split("\\.\\*")) {
        int at = text.indexOf(part, from);
        if (at < 0) {
          return false;
        }
        from = at + part.length();
      }
      return true;
    };
  }

  private static String answer(String label) {
    String id =
        Stories.all().stream()
            .filter(story -> story.label().startsWith(label))
            .findFirst()
            .orElseThrow()
            .id();
    return RunAnswer.of(Stories.find(id, NOW).orElseThrow(), NOW, Includes.of(WITH), true, false)
        .toString();
  }

  private static String page(String label) throws Exception {
    return Pages.all(Pages.tenant(""), run(label), names()).toString();
  }

  private static RunView view(String label) throws Exception {
    return Pages.of(Pages.tenant(""), run(label), names());
  }

  private static Run run(String label) throws Exception {
    return RunReader.read(node(answer(label)), new RunId("asked"), MembersOnly.of(Pages.tenant("")))
        .orElseThrow();
  }

  private static People.Names names() throws Exception {
    Entries groups = directory(PeopleList.GROUPS, listed(Directory.groups(NOW)));
    return new People.Names(
        directory(PeopleList.MEMBERS, listed(Directory.users(NOW))).names(),
        groups.names(),
        directory(PeopleList.GUESTS, listed(Directory.guests(NOW))).names(),
        groups.empty());
  }

  private static Node listed(List<JsonObject> rows) throws Exception {
    return node(Page.of("1", "9999", 9999, 9999).of(rows, "").toString());
  }

  private static Entries directory(PeopleList list, Node page) {
    DirectoryReader reader = new DirectoryReader(list);
    reader.add(page);
    return reader.entries();
  }

  private static Node node(String json) throws Exception {
    return new AnswerReader(Clock.systemUTC()).read(json.getBytes(StandardCharsets.UTF_8));
  }
}
