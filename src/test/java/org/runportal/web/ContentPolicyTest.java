package org.runportal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContentPolicyTest {
  @Test
  void allowsNothingByDefault() {
    assertThat(ContentPolicy.STRICTEST)
        .hasToString(
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
                + " base-uri 'none'; frame-ancestors 'none'");
  }

  @Test
  void namesFrameAncestorsAndTheScriptNonce() {
    Set<String> framers = new LinkedHashSet<>(List.of("https://a.example", "https://b.example"));

    assertThat(ContentPolicy.STRICTEST.framedBy(framers).withScripts("abc").toString())
        .endsWith(
            "frame-ancestors https://a.example https://b.example; script-src 'self' 'nonce-abc'")
        .doesNotContain("unsafe");
  }
}
