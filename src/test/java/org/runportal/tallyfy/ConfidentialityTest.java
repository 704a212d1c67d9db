package org.runportal.tallyfy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.page.Pages;
import org.runportal.page.RunView;
import org.runportal.run.ConfidentialTasks;
import org.runportal.run.NextTask;
import org.runportal.run.People;
import org.runportal.run.Person;
import org.runportal.run.Run;
import org.runportal.run.RunId;
import org.runportal.run.Task;

class ConfidentialityTest {
  private static final String SECRET = "0000000000000000000000007a5c0001";
  private static final String SHOWN = "0000000000000000000000007a5c0002";
  private static final String STEP = "0000000000000000000000005e590001";
  private static final String FIELD = "000000000000000000000000f00d0001";
  private static final String FILE = "00000000000000000000000000f11e01";

  /** What the sample's confidential task says, and what the places below say of it. */
  private static final String CANARY =
      "(?is).*(severance|84,000|61,500|offer made|lawyer|canary|quill).*";

  private static final String WHOLE = TallyfyStub.text("confidential-task.json");

  @Test
  void leavesNothingOfAConfidentialTask() throws Exception {
    Run run = read(WHOLE);

    assertThat(run.toString()).doesNotMatch(CANARY);
    assertThat(WHOLE).as("the words are in the answer").matches(CANARY);
    assertThat(run.plan().confidential()).isEqualTo(new ConfidentialTasks(1, 1, 0));
    assertThat(run.plan().tasks().items())
        .extracting(Task::title)
        .containsExactly(Optional.of("Collect laptop and badge"));
    assertThat(run.plan().nextTasks().present()).as("what is next was not said").isFalse();
  }

  /** Every page of a run in which a confidential task is the next. */
  @Test
  void showsNothingOfTheNextTaskAndKeepsTheCounts() throws Exception {
    Run run = RunReader.read(Trials.node("confidential-task"), new RunId("asked")).orElseThrow();
    RunView view = Pages.of(Pages.tenant(""), run, People.Names.NONE);

    assertThat(
            Pages.all(Pages.tenant(""), run, People.Names.NONE)
                + Pages.chart(Pages.tenant(""), run, Pages.NOW).toString())
        .contains("1 confidential task is not shown.", "0 of 2 tasks", "Collect laptop and badge")
        .doesNotMatch(CANARY);
    assertThat(view.next().tasks()).noneMatch(task -> task.toString().matches(CANARY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "1",
        "1.0",
        "2",
        "\"true\"",
        "\"TRUE\"",
        "\" True \"",
        "\"1\"",
        "\"yes\"",
        "\"Yes\"",
        "\"on\"",
        "\"y\"",
        "\"private\"",
        "{\"value\":true}",
        "[1]"
      })
  void takesEverySpellingOfYes(String mark) throws Exception {
    Run run = read(WHOLE.replace("\"top_secret\": true", "\"top_secret\": " + mark));

    assertThat(run.plan().confidential().number()).isEqualTo(1);
    assertThat(run.toString()).doesNotMatch(CANARY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "false",
        "0",
        "0.0",
        "\"0\"",
        "\"false\"",
        "\"False\"",
        "\"no\"",
        "\"off\"",
        "\"\"",
        "null",
        "[]",
        "{}"
      })
  void hidesNothingWhereTheMarkIsANo(String mark) throws Exception {
    Run run = read(WHOLE.replace("\"top_secret\": true", "\"top_secret\": " + mark));

    assertThat(run.plan().confidential()).isEqualTo(ConfidentialTasks.NONE);
    assertThat(run.plan().tasks().items()).hasSize(2);
    assertThat(run.plan().nextTasks().items()).hasSize(1);
  }

  /** Members of the run in which the vendor, or a version to come, may mention a task. */
  static Stream<String> places() {
    return Stream.of(
        "'next_task':{'id':'SECRET','title':'Canary'}",
        "'next_task':[{'id':'SECRET'}]",
        "'next_task':{'data':[{'alias':'agree-severance','owners':{'users':[77]}}]}",
        "'next_task':{'data':{'increment_id':'101','deadline':'2026-12-24T17:00:00Z'}}",
        "'next_task':{'data':[{'title':' agree the Severance sum for Ivo Lang'}]}",
        "'next_task':'Agree the severance sum for Ivo Lang'",
        "'form_fields':{'data':[{'id':'a','task_id':'SECRET','label':'Canary','value':'x'}]}",
        "'form_fields':{'data':[{'id':'FIELD','label':'Canary','field_value':'x'}]}",
        "'form_fields':[{'id':'b','step_id':'STEP','label':'Canary','field_value':'x'}]",
        "'form_fields':[{'alias':'offer-made','label':'Canary','field_value':'x'}]",
        "'form_fields':{'SECRET':[{'id':'c','label':'Canary','field_value':'x'}]}",
        "'form_fields_values':{'data':[{'task_id':'SECRET','value':'Canary'}]}",
        "'form_fields_values':{'FIELD':'Canary'}",
        "'form_fields_values':{'offer-made':'Canary'}",
        "'form_fields_values':{'SECRET':{'x':'Canary'}}",
        "'captures':{'FIELD':{'label':'Canary','value':'Canary'}}",
        "'assets':{'data':[{'id':'d','filename':'canary.pdf','uploaded_from':'FIELD'}]}",
        "'assets':{'data':[{'id':'FILE','filename':'canary.pdf'}]}",
        "'assets':[{'id':'e','filename':'canary.pdf','step_id':'STEP'}]",
        "'assets':[{'id':'f','filename':'canary.pdf','subject':{'id':'SECRET','type':'Task'}}]",
        "'tasks_meta':{'data':[{'task_id':'SECRET','slug':'canary','value':7}]}",
        "'tasks_meta':{'SECRET':{'canary':'Canary'}}",
        "'tasks_meta':{'agree-severance':{'canary':'Canary'}}",
        "'tasks_meta':[{'task_title':'Agree the severance sum for Ivo Lang','canary':7}]",
        "'stages':[{'id':'s','title':'One','tasks':[{'id':'SECRET','title':'Canary'}]}]",
        "'stages':[{'id':'s','title':'One','tasks':['Agree the severance sum for Ivo Lang']}]",
        "'selected_text_comment':[{'task_id':'SECRET','content':'Canary'}]",
        "'threads':{'data':[{'id':'g','task_id':'SECRET','content':'Canary'}]}",
        "'comments_to_come':[{'about':{'task_id':'SECRET','words':'Canary'}}]",
        "'current_task':'Agree the severance sum for Ivo Lang'",
        "'current_step':'Agree the severance sum for Ivo Lang'",
        "'waiting_at':{'title':'Agree the severance sum for Ivo Lang','by':'Canary'}",
        "'alerts':{'issues':[{'task_id':'SECRET','text':'Canary'}]}",
        "'member_watchers':[{'id':'h','object_id':'SECRET','frequency':'canary','user_id':77}]",
        "'checklist':{'data':{'id':'t','linked_tasks':[{'id':'SECRET','title':'Canary'}]}}",
        "'checklist':{'data':{'id':'t','automated_actions':[{'step_id':'STEP','x':'Canary'}]}}",
        "'checklist':{'data':{'id':'t','steps':[{'id':'STEP','title':'Canary'}]}}",
        "'collaborators':[10013,77]",
        "'collaborators':{'members':[77],'guests':['quill@example.com']}",
        "'users':[{'user_id':77,'full_name':'Canary'}]",
        "'permissions':{'data':{'process_read':[77]}}",
        "'max_task_deadline':'2026-12-24T17:00:00Z'",
        "'list_to_come':[{'id':'x','title':'Canary','top_secret':'yes'}]");
  }

  @ParameterizedTest
  @MethodSource("places")
  void leavesNothingOfItInAnyOtherPlace(String place) throws Exception {
    JsonObject member =
        json(
            "{"
                + place
                    .replace('\'', '"')
                    .replace("SECRET", SECRET)
                    .replace("STEP", STEP)
                    .replace("FIELD", FIELD)
                    .replace("FILE", FILE)
                + "}");
    Run run = read(with(member));
    String page =
        String.join(
            "\n",
            Pages.texts(
                Pages.all(
                    Pages.tenant(""),
                    run,
                    new People.Names(Map.of("77", "Canary"), Map.of(), Map.of()))));

    assertThat(run.toString()).doesNotMatch(CANARY).doesNotContain(SECRET);
    assertThat(run.toString()).as("people and times").doesNotContain("Member[id=77", "2026-12-24");
    assertThat(page).doesNotMatch(CANARY).contains("1 confidential task is not shown.");
    assertThat(run.plan().confidential()).isEqualTo(new ConfidentialTasks(1, 1, 0));
    assertThat(run.plan().tasks().items()).hasSize(1);
  }

  @Test
  void leavesWhatBelongsToOthersInItsPlace() throws Exception {
    JsonObject members =
        json(
            """
            {"form_fields":{"data":[
              {"id":"f1","task_id":"%s","label":"Badge number","field_value":"B-7"},
              {"id":"f2","task_id":"elsewhere","label":"Loose","field_value":"end"}]},
             "assets":[{"id":"a1","filename":"list.pdf"}],
             "tasks_meta":[{"task_id":"%s","slug":"minutes","value":7}],
             "stages":[{"id":"s1","title":"Agree"}],
             "tags":[{"id":"g1","title":"Leaving"}],
             "prerun":{"f9":"Agree the notice period"},
             "collaborators":[10013, 88],
             "late_tasks":1,
             "max_task_deadline":"2026-11-30T17:00:00Z"}
            """
                .formatted(SHOWN, SHOWN));
    Run run = read(with(members));

    assertThat(run.plan().tasks().items().get(0).fields()).hasSize(1);
    assertThat(run.content().looseFields()).hasSize(1);
    assertThat(run.content().files().items()).hasSize(1);
    assertThat(run.content().measures()).hasSize(1);
    assertThat(run.plan().stages().items()).hasSize(1);
    assertThat(run.labels().tags().items()).hasSize(1);
    assertThat(run.content().kickoff().items()).hasSize(1);
    assertThat(run.people().collaborators())
        .extracting(person -> ((Person.Member) person).id())
        .containsExactly("10013", "88");
    assertThat(run.details()).extracting(detail -> detail.key()).contains("late_tasks");
    assertThat(run.times().lastDeadline()).isPresent();
  }

  @Test
  void keepsTheNextTaskThatIsShown() throws Exception {
    Run run =
        read(
            with(json("{\"next_task\":[{\"id\":\"" + SHOWN + "\"},{\"id\":\"" + SECRET + "\"}]}")));

    assertThat(run.plan().nextTasks().items()).extracting(NextTask::id).containsExactly(SHOWN);
  }

  @Test
  void countsWhatIsDoneAndWhatIsHiddenAsWell() throws Exception {
    Run run =
        read(
            """
            {"data":{"id":"r","tasks":{"data":[
              {"id":"a","title":"A","top_secret":true,"status":"completed"},
              {"id":"b","title":"B","top_secret":1,"status":"auto-skipped"},
              {"id":"c","title":"C","top_secret":"on","status":"in-progress"},
              {"id":"c","title":"C","top_secret":false,"status":"in-progress"},
              {"title":"D","top_secret":"yes","status":"not-started"},
              {"id":"e","title":"E","top_secret":0,"status":"not-started"}]}}}
            """);

    assertThat(run.plan().confidential()).isEqualTo(new ConfidentialTasks(4, 2, 1));
    assertThat(run.plan().tasks().items()).extracting(Task::id).containsExactly("e");
  }

  @Test
  void findsItWhereOnlyTheNextTaskIsThere() throws Exception {
    Run run =
        read(
            """
            {"data":{"id":"r","next_task":{"data":[
              {"id":"a","title":"Canary","top_secret":"true"}]}}}
            """);

    assertThat(run.toString()).doesNotMatch(CANARY);
    assertThat(run.plan().confidential().number()).isEqualTo(1);
  }

  @Test
  void takesAMarkAtTheStepWhereTheTaskSaysNothing() throws Exception {
    Run run =
        read(
            """
            {"data":{"id":"r","tasks":[
              {"id":"a","title":"Canary","step":{"data":{"id":"s1","top_secret":true}}},
              {"id":"b","title":"Canary","step_id":"s2"},
              {"id":"c","title":"Plain","step_id":"s2","top_secret":false}],
             "checklist":{"data":{"steps":[{"id":"s2","title":"Canary","top_secret":1}]}}}}
            """);

    assertThat(run.toString()).doesNotMatch(CANARY);
    assertThat(run.plan().confidential().number()).isEqualTo(2);
    assertThat(run.plan().tasks().items()).extracting(Task::id).containsExactly("c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\":{\"7\":%s}}",
        "{\"data\":%s}",
        "[%s]",
        "%s",
        "{\"0\":%s}",
      })
  void findsItInEveryDressOfAList(String dress) throws Exception {
    String task = "{\"id\":7,\"title\":\"Canary\",\"top_secret\":true}";

    Run run = read("{\"data\":{\"id\":\"r\",\"tasks\":" + dress.formatted(task) + "}}");

    assertThat(run.toString()).doesNotMatch(CANARY);
    assertThat(run.plan().tasks().present()).isTrue();
    assertThat(run.plan().confidential().number()).isEqualTo(1);
  }

  /** Short ids are equal to many a number that means something else. */
  @Test
  void takesNoOtherNumberForAShortId() throws Exception {
    Run run =
        read(
            """
            {"data":{"id":"r","late_tasks":7,"tasks":[
              {"id":7,"title":"Canary","top_secret":true},
              {"id":8,"title":"Plain","taskdata":{"7":"kept"}}],
             "tags":[{"id":7,"title":"Leaving"}],
             "stages":[{"id":7,"title":"One"}],
             "next_task":[{"id":7,"title":"Canary"}],
             "tasks_meta":[{"task_id":7,"slug":"canary","value":1}]}}
            """);

    assertThat(run.toString()).doesNotMatch(CANARY).contains("kept");
    assertThat(run.labels().tags().items()).hasSize(1);
    assertThat(run.plan().stages().items()).hasSize(1);
    assertThat(run.details()).extracting(detail -> detail.key()).contains("late_tasks");
  }

  /** The sample, with a step, an alias, people and a file of its own for the confidential task. */
  private static String with(JsonObject members) {
    JsonObject data = json(WHOLE).getJsonObject("data");
    JsonObject secret =
        Json.createObjectBuilder(data.getJsonObject("tasks").getJsonArray("data").getJsonObject(0))
            .add("step_id", STEP)
            .add("alias", "agree-severance")
            .add("deadline", "2026-12-24T17:00:00Z")
            .add(
                "owners",
                json("{\"users\":[10013,77],\"guests\":[\"quill@example.com\"],\"groups\":[]}"))
            .add(
                "form_fields",
                json(
                    """
                    {"data":[{"id":"%s","alias":"offer-made","label":"Offer made",
                      "field_type":"file","field_value":[{"id":"%s","filename":"canary.pdf"}]}]}
                    """
                        .formatted(FIELD, FILE)))
            .build();
    return Json.createObjectBuilder()
        .add(
            "data",
            Json.createObjectBuilder(data)
                .addAll(Json.createObjectBuilder(members))
                .add(
                    "tasks",
                    Json.createArrayBuilder()
                        .add(secret)
                        .add(data.getJsonObject("tasks").getJsonArray("data").get(1))))
        .build()
        .toString();
  }

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }

  private static Run read(String answer) throws Exception {
    return RunReader.read(
            new NodeReader(JsonBounds.MAX_DEPTH).read(new StringReader(answer)), new RunId("asked"))
        .orElseThrow();
  }
}
