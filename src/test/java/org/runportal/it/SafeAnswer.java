package org.runportal.it;

import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;

/** The whole set of headers an answer has to carry, by what kind of answer it is. */
final class SafeAnswer {
  static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";

  private static final Map<String, String> ALWAYS = new LinkedHashMap<>();

  static {
    ALWAYS.put("X-Content-Type-Options", "nosniff");
    ALWAYS.put("Referrer-Policy", "no-referrer");
    ALWAYS.put("Cross-Origin-Opener-Policy", "same-origin");
    ALWAYS.put("Cross-Origin-Embedder-Policy", "require-corp");
    ALWAYS.put("Cross-Origin-Resource-Policy", "same-origin");
    ALWAYS.put("X-Robots-Tag", "noindex");
  }

  private SafeAnswer() {}

  /** What every answer to every question has, whatever it is. */
  static void check(SoftAssertions all, String asked, HttpHeaders headers) {
    ALWAYS.forEach(
        (name, value) ->
            all.assertThat(headers.allValues(name)).as(asked + ": " + name).containsExactly(value));
    List<String> policy = headers.allValues("Content-Security-Policy");
    all.assertThat(policy).as(asked + ": policy").hasSize(1);
    all.assertThat(policy)
        .as(asked + ": policy")
        .allSatisfy(
            value ->
                all.assertThat(
                        value
                            .replaceFirst("; script-src 'self' 'nonce-[A-Za-z0-9+/=]{16,}'$", "")
                            .replaceFirst(
                                "frame-ancestors https://intranet.example$",
                                "frame-ancestors 'none'"))
                    .isEqualTo(POLICY));
    all.assertThat(headers.allValues("Permissions-Policy"))
        .as(asked + ": permissions")
        .singleElement()
        .satisfies(
            value ->
                all.assertThat(Arrays.asList(value.split(", ")))
                    .hasSizeGreaterThan(50)
                    .doesNotHaveDuplicates()
                    .allMatch(feature -> feature.matches("[a-z0-9-]+=\\(\\)")));
    all.assertThat(headers.allValues("Cache-Control"))
        .as(asked + ": caching")
        .hasSize(1)
        .doesNotContain("");
    for (String telling :
        List.of(
            "Server",
            "X-Powered-By",
            "X-Frame-Options",
            "X-Request-Id",
            "Access-Control-Allow-Origin")) {
      all.assertThat(headers.allValues(telling)).as(asked + ": " + telling).isEmpty();
    }
  }

  /** Of whatever may speak of a run, and of every failure: no browser and no proxy keeps it. */
  static void isNotKept(SoftAssertions all, String asked, HttpHeaders headers) {
    all.assertThat(headers.allValues("Cache-Control")).as(asked).containsExactly("no-store");
  }
}
