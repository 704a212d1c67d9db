package org.runportal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A return address is always a page of this portal. */
class ReturnAddressTest {
  static List<String> hostile() {
    return HostileAddresses.all();
  }

  @Test
  void hasAHundredAddressesOfAnotherHost() {
    assertThat(hostile()).doesNotHaveDuplicates().hasSizeGreaterThan(100);
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void rejectsAddressesOfAnotherHost(String text) {
    assertThat(ReturnAddress.parse(text)).isEmpty();
  }

  /** A browser resolves every address of a request to our host. */
  @ParameterizedTest
  @MethodSource("hostile")
  void resolvesToThisHostWhateverTheRequest(String text) {
    for (ReturnAddress back :
        Stream.of(ReturnAddress.of(text, null), ReturnAddress.of("/acme", text)).toList()) {
      URI there = URI.create("https://portal.example/acme").resolve(back.value().split("\\?")[0]);
      assertThat(there.getHost()).isEqualTo("portal.example");
      assertThat(there.getRawPath()).doesNotContain("//").doesNotContain("\\");
    }
  }

  @Test
  void rejectsAMissingParameter() {
    assertThat(ReturnAddress.parse(null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/acme",
        "/acme/",
        "/acme/runs/354c775d1990256fc9790d4f88fabb70",
        "/acme/runs/x?show=LATE&q=a%20b+c&lang=de&zone=Europe/Berlin",
        "/acme/runs/x?q=%E2%82%AC%0D%0A",
        "/acme?find=https://go.tallyfy.com/o/processes/x",
        "/acme?find={[|^`]}",
        "/acme?a=b?c=d",
        "/-/status"
      })
  void keepsAPageAndItsQueryAsTheyWereSent(String text) {
    assertThat(ReturnAddress.parse(text).map(ReturnAddress::value)).contains(text);
  }

  @Test
  void dropsAQueryThatIsTooLongAndKeepsThePage() {
    assertThat(ReturnAddress.of("/acme/runs/x", "q=" + "a".repeat(1_500)).value())
        .isEqualTo("/acme/runs/x");
    assertThat(ReturnAddress.of("//evil.example", "q=1")).isEqualTo(ReturnAddress.START);
  }
}
