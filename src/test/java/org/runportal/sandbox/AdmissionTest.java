package org.runportal.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.sandbox.story.Directory;

class AdmissionTest {
  private static final Map<String, String> ON =
      Map.of("sandbox.enabled", "true", "sandbox.token", "t0ken");

  @Test
  void acceptsATokenWithAClientHeader() {
    assertThat(admission(ON).refusal("Bearer t0ken", "APIClient", Directory.ORGANIZATION))
        .isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "Bearer", "Bearer ", "Bearer other", "Bearer  t0ken", "t0ken", "Basic t0ken"})
  void answers401WithoutTheRightToken(String authorization) {
    assertThat(admission(ON).refusal(authorization, "APIClient", Directory.ORGANIZATION))
        .contains(Refusal.UNAUTHENTICATED);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"Bearer ", "Bearer null", "Bearer t0ken"})
  void rejectsEverythingWithoutAConfiguredToken(String authorization) {
    Admission admission = admission(Map.of("sandbox.enabled", "true", "sandbox.token", " "));

    assertThat(admission.refusal(authorization, "APIClient", Directory.ORGANIZATION))
        .contains(Refusal.UNAUTHENTICATED);
  }

  @Test
  void answers401WithoutAClientHeader() {
    assertThat(admission(ON).refusal("Bearer t0ken", null, Directory.ORGANIZATION))
        .contains(Refusal.UNAUTHENTICATED);
  }

  @Test
  void answers404WithoutAClientHeaderIfConfigured() {
    Admission admission =
        admission(
            Map.of(
                "sandbox.enabled", "true",
                "sandbox.token", "t0ken",
                "sandbox.status-without-client", "404"));

    assertThat(admission.refusal("Bearer t0ken", null, Directory.ORGANIZATION))
        .contains(Refusal.NO_SUCH_ENDPOINT);
  }

  @Test
  void answers403ForAnotherOrganization() {
    assertThat(admission(ON).refusal("Bearer t0ken", "n8n", "e84032613c183509d3587c4d978df6fc"))
        .contains(Refusal.OTHER_ORGANIZATION);
  }

  private static Admission admission(Map<String, String> settings) {
    return new Admission(SandboxSettings.read(key -> Optional.ofNullable(settings.get(key))));
  }
}
