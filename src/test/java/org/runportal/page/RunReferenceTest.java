package org.runportal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.run.RunId;

class RunReferenceTest {
  private static final String RUN = "5ca49afa783e779cda46ded7c9b8f9df";
  private static final String CAPITALS = "5CA49AFA783E779CDA46DED7C9B8F9DF";
  private static final String ORG = "3cfeeeb53c6600dd116e8377bee2843a";

  @Test
  void takesAnId() {
    assertThat(RunReference.parse("  " + RUN + " ").run()).contains(new RunId(RUN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CAPITALS,
        " " + CAPITALS + ".",
        "5CA49AFA783E779CDA46\n DED7C9B8F9DF",
        "https://portal.example/demo/runs/" + CAPITALS,
        "https://go.tallyfy.com/" + ORG + "/processes/" + CAPITALS,
      })
  void takesAnIdInCapitals(String text) {
    assertThat(RunReference.parse(text).run()).contains(new RunId(RUN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5217", "#5217", " # 5217 "})
  void takesANumber(String text) {
    assertThat(RunReference.parse(text).number()).contains("5217");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://portal.example/demo/runs/" + RUN,
        "<https://portal.example/demo/runs/" + RUN + ">",
        "https://portal.example/portal/demo/runs/" + RUN + "?lang=de#tasks",
        "https://portal.example/demo/runs/" + RUN + ".json",
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fportal.example%2Fdemo%2Fruns%2F"
            + RUN
            + "&data=05%7C02%7Cx%40y.example%7C0&reserved=0",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__portal.example_demo_runs_"
            + RUN
            + "&d=DwMFAg&c=x",
        "https://urldefense.com/v3/__https://portal.example/demo/runs/" + RUN + "__;!!abc!def$",
        "https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fportal.example%2fdemo%2fruns%2f"
            + RUN
            + "&c=E,1",
        "https://www.google.com/url?q=https://portal.example/demo/runs/" + RUN + "&sa=D",
        "https://outer.example/?url=https%3A%2F%2Finner.example%2F%3Fu%3Dhttps%253A%252F%252Fportal.example%252Fdemo%252Fruns%252F"
            + RUN,
      })
  void takesALinkToThePortalHoweverItIsWrapped(String link) {
    RunReference reference = RunReference.parse(link);

    assertThat(reference.run()).contains(new RunId(RUN));
    assertThat(reference.tenant()).contains("demo");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://go.tallyfy.com/" + ORG + "/processes/" + RUN,
        "https://go.tallyfy.com/" + ORG + "/process/" + RUN + "/",
        "https://go.tallyfy.com/#/" + ORG + "/processes/" + RUN,
        "https://go.tallyfy.com/api/organizations/" + ORG + "/runs/" + RUN + "?with=tasks",
      })
  void takesALinkToTallyfyWithItsOrganization(String link) {
    RunReference reference = RunReference.parse(link);

    assertThat(reference.run()).contains(new RunId(RUN));
    assertThat(reference.organization()).contains(ORG);
    assertThat(reference.tenant()).isEmpty();
  }

  /** What mail programs and sentences leave behind a link, or around one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/demo/runs/{run}.",
        "/demo/runs/{run},",
        "/demo/runs/{run})",
        "/demo/runs/{run}%3E",
        "/demo/runs/{run}%3e.",
        "/demo/runs/{run}%20",
        "/demo/runs/{run}%E2%80%8B",
        "https://portal.example/demo/runs/{run}),",
        "https://portal.example/demo/runs/{run},",
        "<https://portal.example/demo/runs/{run}>.",
        "\u201ehttps://portal.example/demo/runs/{run}\u201c!",
        "see https://portal.example/demo/runs/{run}, please",
        "https://portal.example/demo/runs/{run}\u200b",
      })
  void takesALinkWithMarksAround(String link) {
    RunReference reference = RunReference.parse(link.replace("{run}", RUN));

    assertThat(reference.run()).contains(new RunId(RUN));
    assertThat(reference.tenant()).contains("demo");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {RUN + ".", RUN + ",", "(" + RUN + ")", "\u00ab\u00a0" + RUN + "\u00a0\u00bb"})
  void takesAnIdWithMarksAround(String text) {
    assertThat(RunReference.parse(text).run()).contains(new RunId(RUN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1234.",
        "No. 1234",
        "no 1234",
        "Nr. 1234",
        "N\u00ba 1234",
        "\u2116 1234",
        "1,234",
        "#1.234",
        "1\u202f234",
        "(1'234)",
        "\u0661\u0662\u0663\u0664",
        "\u06f1\u06f2\u06f3\u06f4",
        "\uff11\uff12\uff13\uff14",
        "\u0967\u0968\u0969\u096a",
        "\u0661\u066c\u0662\u0663\u0664",
        "\u0631\u0642\u0645 \u0661\u0662\u0663\u0664",
        "n\u00b0 1234",
        "n.\u00ba 1234",
        "n\u00fam. 1234",
        "Number 1234",
        "Nummer: 1234",
        "num\u00e9ro 1 234",
        "Process #1234",
        "process no. 1234",
        "Vorgang 1234",
        "\u201c1234\u201d.",
        "[1234]",
        "  1234?!",
      })
  void takesANumberAsPeopleWriteIt(String text) {
    assertThat(RunReference.parse(text).number()).contains("1234");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1,23", "12,34", "1,2345", "no", "#", "1234 5", "north 1234", "12345678901"})
  void takesNoOtherDigitsForANumber(String text) {
    assertThat(RunReference.parse(text).number()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "onboarding", "well-known", "Q3", "x1", "M\u00fcller"})
  void takesNoWordForAnId(String text) {
    assertThat(RunReference.parse(text).isNothing()).isTrue();
  }

  @Test
  void takesAnIdThatIsBrokenOverTwoLines() {
    String broken = RUN.substring(0, 20) + "\r\n " + RUN.substring(20);

    assertThat(RunReference.parse(broken).run()).contains(new RunId(RUN));
    assertThat(RunReference.parse("abc 123 def").isNothing()).isTrue();
  }

  @Test
  void takesATrackerLink() {
    assertThat(RunReference.parse("https://go.tallyfy.com/tracker/" + RUN))
        .isEqualTo(
            new RunReference(
                Optional.empty(), Optional.empty(), Optional.of(new RunId(RUN)), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "two words",
        "https://portal.example/",
        "https://portal.example/demo",
        "https://portal.example/demo/runs/",
        "../../x",
        "https://x/?url=https%3A%2F%2",
        "%%%",
      })
  void understandsNothingElse(String text) {
    assertThat(RunReference.parse(text).isNothing()).isTrue();
  }

  @Test
  void doesNotHangOnAHugeText() {
    assertThat(RunReference.parse("https://".repeat(1_000_000)).isNothing()).isTrue();
    assertThat(RunReference.parse("https://a/=https://".repeat(400)).isNothing()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../x", "a/b", "a.b", "a%2fb", "", "-a", "é", "a\n", "a b"})
  void anIdCannotLeaveItsPlaceInAPath(String text) {
    assertThat(RunId.parse(text)).isEmpty();
  }
}
