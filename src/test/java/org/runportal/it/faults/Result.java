package org.runportal.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a visitor got in one cell of the matrix.
 *
 * @param answer the last one; before it the portal may have shown its copy while it asked
 * @param asked when it was asked for
 * @param answered when it was there
 * @param slowest how long the slowest of the answers took
 */
record Result(
    Case at,
    Format format,
    HttpResponse<String> answer,
    Instant asked,
    Instant answered,
    Duration slowest) {
  private static final Pattern AS_OF =
      Pattern.compile("<p class=\"age\"><time datetime=\"([^\"]+)\"");

  private static final Pattern CACHE_STATUS =
      Pattern.compile(
          "RunPortal; (?:hit|fwd=(?:uri-miss|stale)(?:; collapsed)?)(?:; ttl=-?\\d+)?"
              + "(?:; detail=(?<detail>[a-z_]+))?");

  /** The page told in the headers: its age, and why there is nothing newer. */
  void isToldRightInHeaders() {
    Meaning meaning = meanings().stream().filter(this::shows).findFirst().orElseThrow();
    if (answer.statusCode() == 404) {
      assertThat(header("Cache-Status") + header("Age")).as("tells nothing").isEmpty();
      return;
    }
    Matcher told = CACHE_STATUS.matcher(header("Cache-Status"));
    assertThat(told.matches()).as("Cache-Status: %s", header("Cache-Status")).isTrue();
    assertThat(told.group("detail"))
        .isEqualTo(meaning == Meaning.READ ? null : meaning.name().toLowerCase(Locale.ROOT));
    Matcher asOf = AS_OF.matcher(answer.body());
    if (answer.statusCode() == 200) {
      assertThat(asOf.find()).isTrue();
      Instant written = Instant.parse(asOf.group(1)).plusSeconds(Long.parseLong(header("Age")));
      // both are cut off to whole seconds
      assertThat(written).isBetween(asked.minusSeconds(2), answered);
    } else {
      assertThat(header("Age")).isEmpty();
    }
  }

  /** What the metric counts it as. */
  static String outcome(HttpResponse<?> answer) {
    String told = answer.headers().firstValue("Cache-Status").orElse("");
    if (answer.statusCode() != 200) {
      return "none";
    }
    if (told.contains("; detail=")) {
      return "stale";
    }
    return told.contains("; collapsed") ? "collapsed" : told.contains("; fwd=") ? "fetched" : "hit";
  }

  /** Whether the portal has noticed the fault, or what it answers has become right otherwise. */
  boolean isSettled() {
    return meanings().stream().anyMatch(this::shows);
  }

  private Set<Meaning> meanings() {
    return format.meanings(at.fault());
  }

  private boolean shows(Meaning meaning) {
    return answer.statusCode() == status(meaning) && answer.body().contains(meaning.words());
  }

  private boolean showsCopy(Meaning meaning) {
    return at.copy() == Case.Copy.HELD && meaning.keepsCopy() && meaning != Meaning.READ;
  }

  private int status(Meaning meaning) {
    return showsCopy(meaning) ? 200 : meaning.status();
  }

  /** Status and words. */
  void isShownRight() {
    Set<Meaning> meanings = meanings();
    assertThat(isSettled())
        .as("%s: wanted %s, got %s%n%s", this, meanings, answer.statusCode(), text())
        .isTrue();
    Meaning meaning = meanings.stream().filter(this::shows).findFirst().orElseThrow();
    if (showsCopy(meaning)) {
      assertThat(answer.body()).contains(Vendor.WELL).contains("role=\"status\"");
    } else {
      assertThat(answer.body()).doesNotContain(Vendor.WELL).doesNotContain("role=\"status\"");
    }
  }

  void carriesTheRightHeaders() {
    assertThat(header("Content-Type")).isEqualToIgnoringCase(format.contentType());
    assertThat(header("Cache-Control")).isEqualTo("no-store");
    assertThat(header("Content-Security-Policy"))
        .startsWith("default-src 'none'")
        .doesNotContain("unsafe");
    assertThat(header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    Fault.Pause pause = at.fault().pause();
    if (answer.statusCode() >= 500 && !pause.equals(Fault.Pause.NONE)) {
      assertThat(header("Retry-After")).as("Retry-After").matches("[1-9][0-9]*");
      assertThat(Long.parseLong(header("Retry-After")))
          .as("Retry-After")
          .isBetween((long) pause.shortest(), (long) pause.longest());
    } else {
      assertThat(header("Retry-After")).as("Retry-After").isEmpty();
    }
  }

  /** Nothing of the answer and nothing of ours that opens a door. */
  void keepsSecrets() {
    assertThat(answer.body()).doesNotContain(Faults.SECRET).doesNotContain("Exception");
  }

  /**
   * @param calls what the log says about calls for the run of the case
   */
  void isLoggedRight(List<ServerLog.Entry> calls) {
    if (at.fault().loggedAs().isEmpty()) {
      assertThat(calls).isEmpty();
      return;
    }
    assertThat(calls)
        .isNotEmpty()
        .allSatisfy(
            entry -> {
              assertThat(entry.level()).isEqualTo(at.fault().loggedAs());
              assertThat(entry.text()).contains("tenant " + at.tenant() + ":");
              assertThat(entry.text().replace("not found", "NOT_FOUND"))
                  .containsAnyOf(
                      at.fault().meanings().stream().map(Meaning::name).toArray(String[]::new));
            });
  }

  /** The value of a header, or an empty text. */
  String header(String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Override
  public String toString() {
    return at + ", " + format;
  }

  private String text() {
    String plain = answer.body().replaceAll("(?s)<[^>]*>", " ").replaceAll("\\s+", " ").strip();
    return Arrays.stream(plain.split(" ")).limit(80).reduce("", (a, b) -> a + " " + b);
  }
}
