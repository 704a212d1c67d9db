package org.runportal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupsClaimTest {
  @Test
  void readsAListAndASingleString() {
    assertThat(new GroupsClaim("groups").in(Map.of("groups", List.of("a", "b"))).orElseThrow())
        .containsExactly("a", "b");
    assertThat(new GroupsClaim("role").in(Map.of("role", "a b")).orElseThrow())
        .containsExactly("a b");
  }

  @Test
  void followsAPathAndPrefersANameWithDots() {
    Map<String, Object> claims =
        Map.of(
            "realm_access", Map.of("roles", List.of("a")),
            "https://acme.example/groups", List.of("b"),
            "x", Map.of("y.z", List.of("c")));

    assertThat(new GroupsClaim("realm_access.roles").in(claims).orElseThrow()).containsExactly("a");
    assertThat(new GroupsClaim("https://acme.example/groups").in(claims).orElseThrow())
        .containsExactly("b");
    assertThat(new GroupsClaim("x.y.z").in(claims).orElseThrow()).containsExactly("c");
  }

  @Test
  void distinguishesAMissingClaimFromNoGroups() {
    assertThat(new GroupsClaim("groups").in(Map.of("sub", "x"))).isEmpty();
    assertThat(new GroupsClaim("a.b").in(Map.of("a", "x"))).isEmpty();
    assertThat(new GroupsClaim("groups").in(Map.of("groups", List.of())).orElseThrow()).isEmpty();
  }

  @Test
  void ignoresGroupsThatAreNotStrings() {
    assertThat(
            new GroupsClaim("groups")
                .in(Map.of("groups", List.of(1, true, Map.of("name", "admin"), List.of("admin"))))
                .orElseThrow())
        .isEmpty();
  }
}
