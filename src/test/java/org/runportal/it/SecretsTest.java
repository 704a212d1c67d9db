package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.runportal.it.Secrets.Form;

class SecretsTest {
  private static final String TOKEN = "xK7~qP2/vW9+zR4=mT6?jB8&hN3.cD5_fG1";
  private static final Secrets SECRETS =
      new Secrets(Map.of("token", TOKEN, "other", "Lq3Zs8Yd5Xf2Cg7Vh4Bj"));

  static Stream<Arguments> disguises() {
    byte[] bytes = TOKEN.getBytes(StandardCharsets.UTF_8);
    String hex = HexFormat.of().formatHex(bytes);
    String percent = "%" + HexFormat.ofDelimiter("%").formatHex(bytes);
    String url = URLEncoder.encode(TOKEN, StandardCharsets.UTF_8);
    Stream<Arguments> plain =
        Stream.of(
            Arguments.of(Form.PLAIN, TOKEN),
            Arguments.of(Form.REVERSED, new StringBuilder(TOKEN).reverse().toString()),
            Arguments.of(Form.HEX, hex),
            Arguments.of(Form.HEX, hex.toUpperCase(Locale.ROOT)),
            Arguments.of(Form.URL_ENCODED, percent),
            Arguments.of(Form.URL_ENCODED, percent.toUpperCase(Locale.ROOT)),
            Arguments.of(Form.URL_ENCODED, url),
            Arguments.of(Form.URL_ENCODED, url.replace("%2B", "%2b").replace("%2F", "%2f")));
    Stream<Arguments> base64 =
        Stream.of("", "a", "ab", "abc", "user:", "Bearer ")
            .flatMap(
                before ->
                    Stream.of("", "y", "yz")
                        .map(after -> (before + TOKEN + after).getBytes(StandardCharsets.UTF_8)))
            .flatMap(
                encoded ->
                    Stream.of(
                        Arguments.of(Form.BASE64, Base64.getEncoder().encodeToString(encoded)),
                        Arguments.of(
                            Form.BASE64_URL, Base64.getUrlEncoder().encodeToString(encoded))));
    return Stream.concat(plain, base64);
  }

  @ParameterizedTest
  @MethodSource("disguises")
  void findsASecretInEveryForm(Form form, String disguised) {
    assertThat(SECRETS.in("before " + disguised + " after"))
        .anySatisfy(
            leak -> {
              assertThat(leak.name()).isEqualTo("token");
              assertThat(leak.form()).isEqualTo(form);
            });
    assertThat(SECRETS.in(disguised)).as("and nothing around").isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("disguises")
  void findsASliceOfEveryForm(Form form, String disguised) {
    // a slice of the secret is longer in other forms; base64 has up to two more for its place
    int length =
        switch (form) {
          case PLAIN, REVERSED -> Secrets.SLICE;
          case BASE64, BASE64_URL -> 12;
          case HEX -> 2 * Secrets.SLICE + 1;
          case URL_ENCODED -> 3 * Secrets.SLICE + 2;
        };
    int margin = form == Form.BASE64 || form == Form.BASE64_URL ? 12 : 0;
    for (int start = margin; start + length + margin <= disguised.length(); start++) {
      assertThat(SECRETS.in("<" + disguised.substring(start, start + length) + ">"))
          .as("from %s", start)
          .isNotEmpty();
    }
  }

  @Test
  void findsEverySliceOfTheSecretItself() {
    for (int start = 0; start + Secrets.SLICE <= TOKEN.length(); start++) {
      String slice = TOKEN.substring(start, start + Secrets.SLICE);
      assertThat(SECRETS.in(slice)).isNotEmpty();
      assertThat(SECRETS.in("ü€" + slice + "ü€")).isNotEmpty();
      assertThat(SECRETS.in(slice.substring(1))).as("one character less").isEmpty();
    }
  }

  @Test
  void findsTheOneSecretInALongText() {
    String text = noise(5_000_000);
    assertThat(SECRETS.in(text)).isEmpty();
    assertThat(SECRETS.in(text + "Zs8Yd5Xf" + text))
        .containsExactly(
            new Secrets.Leak(
                "other",
                Form.PLAIN,
                text.substring(text.length() - 60) + "Zs8Yd5Xf" + text.substring(0, 52)));
  }

  @Test
  void looksForNoSecretThatCouldStandAnywhereByChance() {
    assertThatThrownBy(() -> new Secrets(Map.of("token", "secret")))
        .hasMessage("token is too short to be looked for");
  }

  @Test
  void saysWhichSecretItWasWithoutItsValue() {
    assertThat(SECRETS.in("Authorization: Bearer " + TOKEN))
        .extracting(Secrets.Leak::name)
        .isEqualTo(List.of("token"));
  }

  private static String noise(int length) {
    Random random = new Random(5);
    String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_=% \n";
    return IntStream.range(0, length)
        .mapToObj(i -> String.valueOf(letters.charAt(random.nextInt(letters.length()))))
        .collect(Collectors.joining())
        .replaceAll("^\\s|\\s$", "x");
  }
}
