package org.runportal.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runportal.sandbox.story.Stories;

class SandboxTest {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "sandbox.enabled", "true",
          "sandbox.token", "t0ken",
          "sandbox.now", "2026-03-12T10:00:00Z");

  private final Sandbox sandbox =
      new Sandbox(SandboxSettings.read(key -> Optional.ofNullable(SETTINGS.get(key))));

  @Test
  void answersEveryStoryOfTheCatalogueUnderItsId() {
    for (Stories.Entry entry : Stories.all()) {
      Reply reply = sandbox.run(entry.id(), "tasks,next_task", "true");

      assertThat(reply.status()).isEqualTo(200);
      assertThat(read(reply).getJsonObject("data").getString("id")).isEqualTo(entry.id());
    }
  }

  @Test
  void answersTheSlowRunLikeAnyOther() {
    assertThat(read(sandbox.run(Sandbox.SLOW, null, null)).getJsonObject("data").getString("id"))
        .isEqualTo("slow");
  }

  @Test
  void answers404ForAnUnknownRun() {
    assertThat(sandbox.run("0f3c1a5b7d9e4c2a8b6d4f2e0c1a3b5d", null, null))
        .isEqualTo(Refusal.NO_SUCH_RESOURCE);
  }

  @ParameterizedTest
  @CsvSource({
    "busy,429,application/json",
    "broken,500,text/html; charset=UTF-8",
    "unavailable,503,text/html; charset=UTF-8",
    "cut,200,application/json",
    "rubbish,200,text/html; charset=UTF-8",
    "refused,401,application/json",
    "forbidden,403,application/json",
    "gone,410,application/json"
  })
  void failsForEachOfTheseRuns(String run, int status, String type) {
    Reply reply = sandbox.run(run, null, null);

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.type()).isEqualTo(type);
  }

  @Test
  void sendsRetryAfterWhileItIsBusy() {
    assertThat(sandbox.run("busy", null, null).headers())
        .containsEntry("Retry-After", "20")
        .containsEntry("X-RateLimit-Remaining", "0");
  }

  @Test
  void truncatesTheJsonOfACutResponse() {
    Reply cut = sandbox.run("cut", null, null);

    assertThatExceptionOfType(JsonException.class).isThrownBy(() -> read(cut));
  }

  @Test
  void pagesTheGroupsByTenAndTheMembersAllAtOnce() {
    assertThat(read(sandbox.groups(null, null, "")).getJsonArray("data")).hasSize(10);
    assertThat(read(sandbox.groups("2", null, "")).getJsonArray("data")).hasSize(3);
    assertThat(read(sandbox.users(null, null, "")).getJsonArray("data")).hasSize(62);
  }

  @Test
  void listsGuestsWithDataAClientMustDrop() {
    JsonObject guest = read(sandbox.guests(null, null, "")).getJsonArray("data").getJsonObject(0);

    assertThat(guest.getString("email")).isEqualTo("ines.duarte@harbourfoods.example");
    assertThat(guest).containsKeys("link", "last_known_ip");
  }

  @Test
  void isOffWithoutConfiguration() {
    assertThat(new Sandbox(SandboxSettings.read(key -> Optional.empty())).isOn()).isFalse();
  }

  private static JsonObject read(Reply reply) {
    return Json.createReader(new StringReader(reply.body())).readObject();
  }
}
