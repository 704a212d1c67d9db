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
    return found(claims, path).map(GroupsClaim::words);
  }

  private static Optional<Object> found(Map<?, ?> claims, String path) {
    Object whole = claims.get(path);
    if (whole != null) {
      return Optional.of(whole);
    }
    for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
      if (claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner) {
        Optional<Object> found = found(inner, path.substring(dot + 1));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
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
