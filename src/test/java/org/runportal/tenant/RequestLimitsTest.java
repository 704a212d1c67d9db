package org.runportal.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestLimitsTest {
  @ParameterizedTest
  @CsvSource({"x, 3000", "-1, 3000", "1.5, 3000", "99999999, 3000", "0, 0", "12, 12"})
  void readsHowManyRequestsOrSaysWhatIsWrong(String text, int requests) {
    KeyReader keys = keys(Map.of("portal.requests-per-minute", text));

    assertThat(RequestLimits.read(keys).perMinute()).isEqualTo(requests);
    assertThat(problems(keys))
        .extracting(Problem::toString)
        .isEqualTo(
            text.equals(String.valueOf(requests))
                ? List.of()
                : List.of("portal.requests-per-minute is not a whole number: 3000 is used"));
  }

  @Test
  void believesTheProxiesItCanReadAndNamesTheKeyOfOthers() {
    KeyReader keys = keys(Map.of("portal.trusted-proxies", "10.0.0.0/8, intranet, ,fd00::/8"));

    assertThat(RequestLimits.read(keys).proxies())
        .containsExactly(
            AddressRange.parse("10.0.0.0/8").orElseThrow(),
            AddressRange.parse("fd00::/8").orElseThrow());
    assertThat(problems(keys))
        .singleElement()
        .hasToString(
            "portal.trusted-proxies has an entry that is not an address range such as 10.0.0.0/8");
  }

  @Test
  void asksForNothing() {
    KeyReader keys = keys(Map.of());

    assertThat(RequestLimits.read(keys)).isEqualTo(new RequestLimits(3000, List.of()));
    assertThat(problems(keys)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.0.0.0/33", "fd00::/129", "10.0.0.0/", "/8", "intranet", "::g/3"})
  void namesNoRange(String text) {
    assertThat(AddressRange.parse(text)).isEmpty();
  }

  private static KeyReader keys(Map<String, String> settings) {
    return KeyReader.ofInstall(Settings.of(key -> Optional.ofNullable(settings.get(key))));
  }

  private static List<Problem> problems(KeyReader keys) {
    return Stream.concat(keys.problems().stream(), keys.remarks().stream()).distinct().toList();
  }
}
