package org.runportal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever somebody asks to be sent back to, it is a page of this portal. */
class ReturnAddressTest {
  private static final List<String> HOSTS =
      List.of("evil.example", "evil.example:443/x", "user@evil.example", "[::1]", "2130706433");

  /** What is put before a host so that a browser or a server takes it for one. */
  private static final List<String> WAYS_OUT =
      List.of(
          "//",
          "///",
          "////",
          "/\\",
          "\\/",
          "\\\\",
          "/\t/",
          "/\n/",
          "/\r\n/",
          "\t//",
          " //",
          "/%09/",
          "/%0a/",
          "/%0d%0a/",
          "/%2f",
          "/%5c",
          "%2f%2f",
          "/.//",
          "/..//",
          "/%2e//",
          "/%2e%2e//",
          "/;//",
          "/x//",
          "http://",
          "https://",
          "HtTpS://",
          "https:",
          "https:/",
          "//;@",
          "javascript://",
          "data:text/html,//",
          "ftp://");

  static List<String> hostile() {
    List<String> all = new ArrayList<>();
    WAYS_OUT.forEach(way -> HOSTS.forEach(host -> all.add(way + host)));
    all.addAll(
        List.of(
            "",
            "evil.example",
            ".evil.example",
            "@evil.example",
            ":443",
            "javascript:alert(1)",
            "/\u2215evil.example",
            "/\uff0fevil.example",
            "/\u0000/evil.example",
            "/x\r\nLocation: https://evil.example",
            "/x\nSet-Cookie: pass=stolen",
            "/x?y=\r\nSet-Cookie: pass=stolen",
            "/x#@evil.example",
            "/x y",
            "/%",
            "/%zz",
            "/%0d%0aLocation:%20https://evil.example",
            "/acme/%00",
            "/acme/../..//evil.example",
            "/acme/..;/x",
            "/acme/%2e%2e;x/y",
            "/-/sign-in?to=/x",
            "/-/signed-in?code=x&state=y",
            "/-/sign-out",
            "/" + "a".repeat(1_500)));
    return all;
  }

  @Test
  void thereAreAHundredWaysToAskForAnotherHost() {
    assertThat(hostile()).doesNotHaveDuplicates().hasSizeGreaterThan(100);
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void refusesWhatCouldLeadElsewhere(String text) {
    assertThat(ReturnAddress.parse(text)).isEmpty();
  }

  /** Even were one let through: the address a browser makes of it has our host. */
  @ParameterizedTest
  @MethodSource("hostile")
  void whatIsTakenFromARequestStaysHere(String text) {
    for (ReturnAddress back :
        Stream.of(ReturnAddress.of(text, null), ReturnAddress.of("/acme", text)).toList()) {
      URI there = URI.create("https://portal.example/acme").resolve(back.value().split("\\?")[0]);
      assertThat(there.getHost()).isEqualTo("portal.example");
      assertThat(there.getRawPath()).doesNotContain("//").doesNotContain("\\");
    }
  }

  @Test
  void refusesNoText() {
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
  void givesUpAQueryThatIsTooLongAndKeepsThePage() {
    assertThat(ReturnAddress.of("/acme/runs/x", "q=" + "a".repeat(1_500)).value())
        .isEqualTo("/acme/runs/x");
    assertThat(ReturnAddress.of("//evil.example", "q=1")).isEqualTo(ReturnAddress.START);
  }
}
