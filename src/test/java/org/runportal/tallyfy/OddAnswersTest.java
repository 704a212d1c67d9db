package org.runportal.tallyfy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.runportal.run.Run;
import org.runportal.run.RunId;

/** Bends every member of a whole answer in every way and looks whether its siblings stand. */
class OddAnswersTest {
  private static final RunId ASKED = new RunId("asked");
  private static final JsonObject ANSWER =
      Json.createReader(new StringReader(TallyfyStub.text("run-midflight-full.json"))).readObject();
  private static final JsonObject RUN = ANSWER.getJsonObject("data");
  private static final String ONE_MEGABYTE = "x".repeat(1_000_000);

  /** What each member of a run feeds; every other member is a detail. */
  private static final Map<String, Set<String>> FED =
      Map.ofEntries(
          Map.entry("id", Set.of("id")),
          Map.entry("increment_id", Set.of("number")),
          Map.entry("name", Set.of("name")),
          Map.entry("checklist_id", Set.of("template")),
          Map.entry("checklist_title", Set.of("template")),
          Map.entry("checklist", Set.of("template", "kickoff")),
          Map.entry("status", Set.of("status", "openIssue")),
          Map.entry("progress", Set.of("progress", "details")),
          Map.entry("created_at", Set.of("times")),
          Map.entry("started_at", Set.of("times")),
          Map.entry("last_updated", Set.of("times")),
          Map.entry("due_date", Set.of("times")),
          Map.entry("max_task_deadline", Set.of("times")),
          Map.entry("completed_at", Set.of("times")),
          Map.entry("archived_at", Set.of("times")),
          Map.entry("owner_id", Set.of("people")),
          Map.entry("started_by", Set.of("people")),
          Map.entry("collaborators", Set.of("people")),
          Map.entry("type", Set.of("type")),
          Map.entry("starred", Set.of("starred")),
          Map.entry("is_public", Set.of("isPublic")),
          Map.entry("has_open_issue", Set.of("openIssue")),
          Map.entry("tasks", Set.of("tasks", "looseFields", "measures")),
          Map.entry("form_fields", Set.of("tasks", "looseFields")),
          Map.entry("tasks_meta", Set.of("measures", "details")),
          Map.entry("parent_id", Set.of("parent")),
          Map.entry("next_task", Set.of("nextTasks")),
          Map.entry("stages", Set.of("stages")),
          Map.entry("tags", Set.of("tags")),
          Map.entry("summary", Set.of("summary")),
          Map.entry("prerun", Set.of("kickoff")),
          Map.entry("ko_form_fields", Set.of("kickoff")),
          Map.entry("assets", Set.of("files")),
          Map.entry("folders", Set.of("folders")),
          Map.entry("users", Set.of("people")),
          Map.entry("groups", Set.of("people")),
          Map.entry("member_watchers", Set.of("people")),
          Map.entry("guest_watchers", Set.of("people")));

  static Stream<String> members() {
    return RUN.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("members")
  void anOddMemberCostsNoSibling(String member) throws Exception {
    Run whole = read(ANSWER);
    for (JsonValue odd : oddities()) {
      JsonObjectBuilder bent = Json.createObjectBuilder(RUN);
      if (odd == null) {
        bent.remove(member);
      } else {
        bent.add(member, odd);
      }
      Run run = read(Json.createObjectBuilder().add("data", bent).build());
      assertThat(run)
          .usingRecursiveComparison()
          .ignoringFields(FED.getOrDefault(member, Set.of("details")).toArray(String[]::new))
          .isEqualTo(whole);
    }
  }

  private static List<JsonValue> oddities() {
    List<JsonValue> odd = shapes();
    odd.add(Json.createValue(ONE_MEGABYTE));
    return odd;
  }

  /** Missing first. */
  private static List<JsonValue> shapes() {
    List<JsonValue> odd = new ArrayList<>();
    odd.add(null);
    odd.add(JsonValue.NULL);
    odd.add(JsonValue.EMPTY_JSON_OBJECT);
    odd.add(JsonValue.EMPTY_JSON_ARRAY);
    odd.add(Json.createValue(""));
    odd.add(Json.createValue(-7));
    odd.add(Json.createValue(1.5e300));
    odd.add(Json.createValue("rubbish"));
    odd.add(JsonValue.TRUE);
    odd.add(Json.createArrayBuilder().add(JsonValue.NULL).add(7).add("x").build());
    odd.add(Json.createObjectBuilder().add("data", 7).build());
    return odd;
  }

  @Test
  void anOddMemberOfATaskCostsNoOtherTask() throws Exception {
    JsonArray tasks = RUN.getJsonObject("tasks").getJsonArray("data");
    List<String> numbers = numbers(read(ANSWER));
    JsonObject first = tasks.getJsonObject(0);
    for (String member : first.keySet()) {
      for (JsonValue odd : oddities()) {
        JsonObjectBuilder bent = Json.createObjectBuilder(first);
        if (odd == null) {
          bent.remove(member);
        } else {
          bent.add(member, odd);
        }
        Run run = read(with("tasks", Json.createArrayBuilder(tasks).set(0, bent).build()));
        assertThat(numbers(run)).as(member).containsAll(numbers.subList(1, numbers.size()));
        assertThat(run.tasks().items()).as(member).hasSize(numbers.size());
      }
    }
  }

  @Test
  void anyMixOfOdditiesIsStillARun() throws Exception {
    Random chance = new Random(20260312);
    // no megabytes here: this is about shapes
    List<JsonValue> odd = shapes();
    for (int round = 0; round < 500; round++) {
      JsonValue bent = bent(RUN, chance, odd);
      JsonObjectBuilder run = Json.createObjectBuilder(bent.asJsonObject()).add("id", "r");
      assertThat(read(Json.createObjectBuilder().add("data", run).build()).id()).isEqualTo("r");
    }
  }

  private static JsonValue bent(JsonValue value, Random chance, List<JsonValue> odd) {
    if (value instanceof JsonObject object) {
      JsonObjectBuilder bent = Json.createObjectBuilder();
      object.forEach(
          (name, member) -> {
            JsonValue instead = odd.get(chance.nextInt(odd.size()));
            if (chance.nextInt(12) > 0) {
              bent.add(name, bent(member, chance, odd));
            } else if (instead != null) {
              bent.add(name, instead);
            }
          });
      return bent.build();
    }
    if (value instanceof JsonArray array) {
      return Json.createArrayBuilder(array.stream().map(item -> bent(item, chance, odd)).toList())
          .build();
    }
    return value;
  }

  private static JsonObject with(String member, JsonValue value) {
    return Json.createObjectBuilder()
        .add("data", Json.createObjectBuilder(RUN).add(member, value))
        .build();
  }

  private static List<String> numbers(Run run) {
    return run.tasks().items().stream().map(task -> task.number().orElse("")).toList();
  }

  private static Run read(JsonObject answer) throws Exception {
    Part part = new PartReader(AnswerReader.DEEPEST).read(new StringReader(answer.toString()));
    return RunReader.read(part, ASKED).orElseThrow();
  }
}
