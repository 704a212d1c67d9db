package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stand-in of the vendor over real HTTP: who is let in, and what comes only on request. */
@SharedPortal
@RunAsClient
class SandboxIT {
  private static final String API = "/-/sandbox/api/organizations/";
  private static final String ORGANIZATION = "3cfeeeb53c6600dd116e8377bee2843a";
  private static final String RUN =
      API + ORGANIZATION + DemoRuns.page("Vendor onboarding").replace("/demo", "");
  private static final List<String> RELATIONS =
      List.of(
          "checklist",
          "tasks",
          "tags",
          "assets",
          "next_task",
          "permissions",
          "tasks_meta",
          "ko_form_fields",
          "form_fields",
          "stages",
          "folders",
          "member_watchers",
          "guest_watchers");

  @Test
  void letsInWhoHasTheToken() {
    HttpResponse<String> response = ask("GET", RUN, "Bearer the-sandbox-token", true);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type"))
        .get()
        .asString()
        .startsWith("application/json");
    assertThat(response.body()).startsWith("{\"data\":{");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer wrong", "Bearer the-sandbox-tokenx", "the-sandbox-token"})
  void turnsAwayWhoHasNot(String authorization) {
    HttpResponse<String> response = ask("GET", RUN, authorization, true);

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body()).isEqualTo("{\"error\":true,\"message\":\"unauthenticated\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, another/runs/x, 403, application's permissions",
    "GET, 3cfeeeb53c6600dd116e8377bee2843a/runs/unknown, 404, RESOURCE_NOT_FOUND",
    "GET, 3cfeeeb53c6600dd116e8377bee2843a/rums/unknown, 404, ENDPOINT_NOT_FOUND",
    "POST, 3cfeeeb53c6600dd116e8377bee2843a/runs/unknown, 405, message",
  })
  void refusesAsTheVendorDoes(String method, String path, int status, String words) {
    HttpResponse<String> response = ask(method, API + path, "Bearer the-sandbox-token", true);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).contains(words);
  }

  @Test
  void wantsTheClientHeader() {
    assertThat(ask("GET", RUN, "Bearer the-sandbox-token", false).statusCode()).isEqualTo(401);
  }

  @Test
  void includesARelationOnlyOnRequest() {
    String bare = answer(RUN);
    for (String relation : RELATIONS) {
      assertThat(bare).doesNotContain("\"" + relation + "\":");
      assertThat(answer(RUN + "?with=" + relation)).contains("\"" + relation + "\":{\"data\":");
    }
    assertThat(answer(RUN + "?with=tasks")).doesNotContain("\"threads\":");
    assertThat(answer(RUN + "?with=tasks.threads%2Ctags")).contains("\"threads\":", "\"tags\":");
    assertThat(answer(RUN + "?with=tasks.form_fields")).contains("\"form_fields\":");
  }

  @Test
  void givesValuesOnlyOnRequest() {
    assertThat(answer(RUN + "?with=ko_form_fields")).doesNotContain("\"field_value\":\"");
    assertThat(answer(RUN + "?with=ko_form_fields&form_fields_values=true"))
        .contains("\"field_value\":\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"users", "groups", "guests"})
  void hasADirectory(String list) {
    assertThat(answer(API + ORGANIZATION + "/" + list))
        .contains("\"data\":[{")
        .contains("\"pagination\":{");
  }

  private static String answer(String path) {
    HttpResponse<String> response = ask("GET", path, "Bearer the-sandbox-token", true);
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  private static HttpResponse<String> ask(
      String method, String path, String authorization, boolean client) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(Portal.root() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    if (client) {
      request.header("X-Tallyfy-Client", "APIClient");
    }
    return Portal.send(request);
  }
}
