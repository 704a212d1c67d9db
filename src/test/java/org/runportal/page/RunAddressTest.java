package org.runportal.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.run.RunId;

class RunAddressTest {
  private static final RunId RUN = new RunId("abc");

  @Test
  void isThePathOfTheRunPageBelowItsTenant() {
    RunAddress address = RunAddress.of("/portal", Pages.tenant(""), RUN);

    assertThat(address).hasToString("/portal/acme/runs/abc");
    assertThat(address.chart()).hasToString("/portal/acme/runs/abc/chart");
    assertThat(address.in(".txt")).hasToString("/portal/acme/runs/abc.txt");
    assertThat(address.of(new RunId("other"))).hasToString("/portal/acme/runs/other");
  }

  @ParameterizedTest
  @CsvSource({
    "/acme/runs/abc, /acme, ''",
    "/runs/abc, '', ''",
    "/acme/runs/abc/chart, /acme, /chart",
    "/acme/runs/abc.txt, /acme, .txt",
    "/acme/runs/abc/runs/def, /acme, /runs/def"
  })
  void isReadFromAPath(String path, String home, String form) {
    assertThat(RunAddress.parse(path)).contains(new RunAddress(home, RUN, form));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/acme", "/acme/runs", "/acme/runs/", "/acme/runs/-a", "runs/a"})
  void isNotReadFromAnotherPath(String path) {
    assertThat(RunAddress.parse(path)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/acme/runs/abc",
        "https://portal.example/acme/runs/abc",
        "https://portal.example/status/acme/runs/abc/chart?show=late#tasks",
        "https://portal.example/acme/runs/abc.txt",
        "/runs/x/acme/runs/abc"
      })
  void isFoundInALink(String link) {
    assertThat(RunAddress.firstIn(link).orElseThrow().tenant()).isEqualTo("acme");
    assertThat(RunAddress.firstIn(link).orElseThrow().run()).isEqualTo(RUN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/runs/abc", "/ACME/runs/abc", "/acme/runs/abc\u00e9", "/acme/run/abc"})
  void isNotFoundInOtherTexts(String text) {
    assertThat(RunAddress.firstIn(text)).isEmpty();
  }
}
