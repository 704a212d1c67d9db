package org.runportal.access;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The claim of the ID token that lists the user's groups.
 *
 * @param path the name of a claim (it may contain dots), or a dotted path into nested claims
 */
record GroupsClaim(String path) {

  /** The groups; empty if the token has no such claim. */
  Optional<Set<String>> in(Map<String, ?> claims) {
    return new ClaimPath(path).in(claims).map(GroupsClaim::words);
  }

  /** A single group may be given without a list. Values that are not strings are ignored. */
  private static Set<String> words(Object value) {
    Set<String> words = new LinkedHashSet<>();
    for (Object entry : value instanceof Collection<?> many ? many : Set.of(value)) {
      if (entry instanceof String word) {
        words.add(word);
      }
    }
    return words;
  }
}
