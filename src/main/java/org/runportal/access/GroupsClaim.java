package org.runportal.access;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the ID token says which groups somebody is in.
 *
 * @param path the name of a claim, which may have dots of its own, or a path into one
 */
record GroupsClaim(String path) {

  /** The groups; nothing when the token has no such claim. */
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

  /** One group may stand alone; what is no word is no group. */
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
