package org.runportal.it.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one visitor of the soak got, as far as it can be judged.
 *
 * @param asked when the question was sent
 * @param answered when the answer had come
 * @param status of HTTP; 0 when there was no answer
 * @param canaries whose words stand on it
 * @param tenants whose names stand on it
 * @param reason what it says happened; empty when it shows a run and has nothing to excuse
 * @param asOf the time it gives for its data, without fractions of a second
 * @param retryAfter in seconds; empty when there is no such header
 * @param oddity something that may stand on no page; empty when nothing does
 */
record Page(
    Place at,
    Instant asked,
    Instant answered,
    int status,
    Set<String> canaries,
    Set<Integer> tenants,
    Optional<Meaning> reason,
    Optional<Instant> asOf,
    Optional<Long> retryAfter,
    String oddity) {
  private static final Pattern CANARY = Pattern.compile("canary-\\d+-\\d+-\\d+");
  private static final Pattern TENANT = Pattern.compile("Organization number (\\d+)\\.");
  private static final Pattern AS_OF =
      Pattern.compile("<p class=\"age\"><time datetime=\"([^\"]+)\"");
  private static final Pattern NOTICE = Pattern.compile("(?s)<p class=\"notice stale\".*?</p>");
  private static final Pattern HEADLINE = Pattern.compile("(?s)<h1>.*?</h1>");

  static Page read(
      Place at, Instant asked, Instant answered, int status, String body, String retryAfter) {
    Matcher asOf = AS_OF.matcher(body);
    return new Page(
        at,
        asked,
        answered,
        status,
        CANARY.matcher(body).results().map(MatchResult::group).collect(Collectors.toSet()),
        TENANT
            .matcher(body)
            .results()
            .map(name -> Integer.valueOf(name.group(1)))
            .collect(Collectors.toSet()),
        meaning(first(status == 200 ? NOTICE : HEADLINE, body)),
        asOf.find() ? Optional.of(Instant.parse(asOf.group(1))) : Optional.empty(),
        Optional.ofNullable(retryAfter).map(Long::valueOf),
        oddity(body));
  }

  /** No answer came. */
  static Page none(Place at, Instant asked, Instant gaveUp, String why) {
    return new Page(
        at,
        asked,
        gaveUp,
        0,
        Set.of(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        why);
  }

  boolean showsRun() {
    return status == 200;
  }

  /** Whether it says that there is no run, or none for us. */
  boolean tellsOfADrop() {
    return reason.filter(meaning -> !meaning.keepsCopy()).isPresent();
  }

  /** Which answer of the vendor it shows. */
  Optional<Integer> version() {
    return canaries.stream()
        .map(canary -> Integer.valueOf(canary.substring(canary.lastIndexOf('-') + 1)))
        .findFirst();
  }

  Duration took() {
    return Duration.between(asked, answered);
  }

  private static String first(Pattern pattern, String body) {
    Matcher found = pattern.matcher(body);
    return found.find() ? found.group() : "";
  }

  private static Optional<Meaning> meaning(String words) {
    return Stream.of(Meaning.values())
        .filter(meaning -> words.contains(meaning.words()))
        .findFirst();
  }

  private static String oddity(String body) {
    return Stream.of(Faults.SECRET, Soak.TOKEN, "Exception", "<h1></h1>")
        .filter(body::contains)
        .findFirst()
        .orElse("");
  }
}
