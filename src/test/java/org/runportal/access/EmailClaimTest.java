package org.runportal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.runportal.tenant.EmailDigest;

class EmailClaimTest {
  private static final String ADDRESS = "ana@company.example";

  @Test
  void readsAVerifiedAddress() {
    for (Object verified : List.of(true, "true")) {
      Map<String, Object> claims = Map.of("email", ADDRESS, "email_verified", verified);

      assertThat(new EmailClaim("email").in(claims)).isEqualTo(EmailDigest.of(ADDRESS)).isPresent();
      assertThat(new EmailClaim("email").problem(claims)).isEmpty();
    }
  }

  @Test
  void readsNoAddressThatIsNotVerified() {
    for (Object verified : List.of(false, "false", "yes", 1, List.of(true), "")) {
      Map<String, Object> claims = Map.of("email", ADDRESS, "email_verified", verified);

      assertThat(new EmailClaim("email").in(claims)).as("%s", verified).isEmpty();
      assertThat(new EmailClaim("email").problem(claims)).get().asString().contains("verified");
    }
    assertThat(new EmailClaim("email").in(Map.of("email", ADDRESS))).isEmpty();
  }

  @Test
  void saysWhyThereIsNoAddressWithoutRepeatingIt() {
    for (Object address : List.of("", "ana", "ana@", "@company.example", "a@b@c", "a b@c", 7)) {
      Map<String, Object> claims = Map.of("email", address, "email_verified", true);

      assertThat(new EmailClaim("email").in(claims)).as("%s", address).isEmpty();
      assertThat(new EmailClaim("email").problem(claims))
          .contains("the ID token has no e-mail address where portal.oidc.email-claim says");
    }
  }

  @Test
  void findsTheClaimWhereverTheProviderPutsIt() {
    Map<String, Object> person = Map.of("email", ADDRESS, "email_verified", true);

    assertThat(new EmailClaim("person.email").in(Map.of("person", person)))
        .isEqualTo(EmailDigest.of(ADDRESS));
    assertThat(
            new EmailClaim("https://company.example/person.email")
                .in(Map.of("https://company.example/person", person)))
        .isEqualTo(EmailDigest.of(ADDRESS));
    assertThat(new EmailClaim("email").in(Map.of("person", person))).isEmpty();
  }

  /** The provider vouches for {@code email}; users may write into other claims what they like. */
  @Test
  void takesTheWordOnOneClaimForNoOther() {
    Map<String, Object> claims = new HashMap<>();
    claims.put("email", "ines@company.example");
    claims.put("email_verified", true);
    claims.put("preferred_username", ADDRESS);
    claims.put("person", Map.of("email", ADDRESS));

    for (String path : List.of("preferred_username", "person.email")) {
      assertThat(new EmailClaim(path).in(claims)).as(path).isEmpty();
      assertThat(new EmailClaim(path).problem(claims)).get().asString().contains("verified");
    }

    claims.put("preferred_username", "Ines@company.example");
    assertThat(new EmailClaim("preferred_username").in(claims))
        .isEqualTo(EmailDigest.of("ines@company.example"));
  }
}
