package org.runportal.tallyfy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.page.Pages;
import org.runportal.run.People;
import org.runportal.run.Run;
import org.runportal.run.RunId;
import org.runportal.tenant.Tenant;

class MembersOnlyTest {
  private static final String CUSTOM = "(?s).*(CC-1042|31 %|high|85 EUR|canary|cost center).*";

  /** Custom fields at every kind of thing a run brings. */
  private static final String EVERYWHERE =
      """
      {"data":{"id":"r","name":"Quote","custom_fields":{"a":"canary run"},
       "checklist":{"data":{"title":"T","custom_fields":[{"label":"L","value":"canary template"}]}},
       "tags":[{"title":"Tag","custom_fields":{"a":"canary tag"}}],
       "folders":[{"name":"Folder","custom_fields":{"a":"canary folder"}}],
       "stages":[{"id":"1","title":"Stage","custom_fields":{"a":"canary stage"}}],
       "assets":[{"filename":"a.pdf","custom_fields":{"a":"canary file"}}],
       "never_heard_of":{"data":{"custom_fields":{"a":"canary inside"},"kept":"Kept"}},
       "tasks":[{"id":"t","title":"Task","custom_fields":{"a":"canary task"},
        "form_fields":[{"id":"f","label":"Question","field_value":"Answer",
         "custom_fields":{"a":"canary field"}}]}]}}
      """;

  private static final String FIELD = "000000000000000000000000f00d0001";

  /** Assignees, a comment and answers, of which one has a file. */
  private static final String PUBLIC =
      """
      {"id":"r","name":"Move","publicly_hidden_fields":%s,"collaborators":[1],"users":[1],
       "prerun":{"000000000000000000000000f00d0001":"Kick-off words"},
       "ko_form_fields":[{"id":"000000000000000000000000f00d0001","label":"Kick-off question",
        "alias":"kick-off-question-500"}],
       "assets":[{"filename":"answer.pdf","uploaded_from":"ko_field"},{"filename":"other.pdf"}],
       "tasks":[{"id":"t","title":"Pack","status":"in-progress",
        "owners":{"users":[1],"guests":[],"groups":[]},
        "form_fields":[{"id":"f2","alias":"task-question-7","label":"Task question","field_value":"Task words"}],
        "threads":[{"label":"comment","content":"Comment words"}]}],
       "next_task":[{"id":"t","title":"Pack","owners":{"users":[1]},"deadline":null}]}
      """;

  private static final People.Names ANA =
      new People.Names(Map.of("1", "Ana Reyes"), Map.of(), Map.of());

  @Test
  void neverShowsCustomFieldsWhereEverybodyReads() throws Exception {
    String answer = Trials.text("custom-fields-for-everybody");

    assertThat(page(answer, Pages.tenant(""))).doesNotMatch(CUSTOM).contains("Quote for Brook Ltd");
    assertThat(page(answer, Pages.tenantOf("signed-in", ""))).matches(CUSTOM);
  }

  @Test
  void hidesCustomFieldsOfAnythingFromThoseWhoSignInToo() throws Exception {
    assertThat(page(EVERYWHERE, Pages.tenantOf("signed-in", "")))
        .contains(
            "canary run",
            "canary template",
            "canary tag",
            "canary folder",
            "canary stage",
            "canary file",
            "canary inside",
            "canary task",
            "canary field");
    for (Tenant tenant :
        List.of(Pages.tenant(""), Pages.tenantOf("signed-in", Tenant.CUSTOM_FIELDS))) {
      assertThat(page(EVERYWHERE, tenant)).doesNotMatch(CUSTOM).contains("Kept", "Answer");
      assertThat(read(EVERYWHERE, tenant).toString()).doesNotMatch(CUSTOM);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"comments\":\"true\"}]",
        "{\"comments\":true}",
        "[\"comments\"]",
        "{\"data\":[{\"comments\":1,\"form_fields\":\"false\"}]}"
      })
  void hidesCommentsAsTheVendorsPublicPageDoes(String hidden) throws Exception {
    assertThat(page(PUBLIC.formatted(hidden), Pages.tenant("")))
        .doesNotContain("Comment words", "1 comment")
        .contains("Ana Reyes", "Task words", "Kick-off words");
    assertThat(page(PUBLIC.formatted(hidden), Pages.tenantOf("signed-in", "")))
        .as("people who sign in see more")
        .contains("Comment words");
  }

  @Test
  void hidesAnswersAndTheirFilesAsTheVendorsPublicPageDoes() throws Exception {
    assertThat(page(PUBLIC.formatted("[{\"form_fields\":\"true\"}]"), Pages.tenant("")))
        .doesNotContain(
            "Task words", "Task question", "Kick-off words", "Kick-off question", "answer.pdf")
        .contains("Ana Reyes", "Comment words", "other.pdf");
  }

  /** The vendor names them by id or by alias. */
  @ParameterizedTest
  @ValueSource(strings = {FIELD, "kick-off-question-500", "Kick_off_question_500"})
  void hidesSingleAnswersAsTheVendorsPublicPageDoes(String field) throws Exception {
    assertThat(page(PUBLIC.formatted("[\"" + field + "\"]"), Pages.tenant("")))
        .doesNotContain("Kick-off words", "Kick-off question")
        .contains("Task words", "Comment words");
  }

  @Test
  void hidesTheAnswerOfATaskByItsAlias() throws Exception {
    assertThat(page(PUBLIC.formatted("[{\"task-question-7\":true}]"), Pages.tenant("")))
        .doesNotContain("Task words", "Task question")
        .contains("Kick-off words", "Pack", "Comment words");
  }

  @Test
  void hidesAssigneesWithoutSayingThatNobodyHasTheTask() throws Exception {
    String page = page(PUBLIC.formatted("[{\"assignees\":true}]"), Pages.tenant(""));

    assertThat(page)
        .doesNotContain("Ana Reyes", "Nobody", "somebody to take")
        .contains("Tallyfy does not say who has the next task; no deadline.", "Comment words");
  }

  @ParameterizedTest
  @CsvSource({"public", "signed-in"})
  void neverPrintsWhatIsHiddenFromThePublic(String access) throws Exception {
    String answer = PUBLIC.formatted("[{\"comments\":\"false\",\"canary\":\"false\"}]");

    assertThat(page(answer, Pages.tenantOf(access, "")))
        .contains("Comment words", "Task words", "Ana Reyes")
        .doesNotContainIgnoringCase("hidden")
        .doesNotContain("canary");
  }

  private static Run read(String answer, Tenant tenant) throws Exception {
    Node node = new AnswerReader(Clock.systemUTC()).read(answer.getBytes(StandardCharsets.UTF_8));
    return RunReader.read(node, new RunId("asked"), MembersOnly.of(tenant)).orElseThrow();
  }

  private static String page(String answer, Tenant tenant) throws Exception {
    return Pages.all(tenant, read(answer, tenant), ANA).toString();
  }
}
