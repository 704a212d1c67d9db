package org.runportal.access;

import java.util.Map;
import java.util.Optional;

/**
 * Where a claim of the ID token is.
 *
 * @param path the name of a claim (it may contain dots), or a dotted path into nested claims
 */
record ClaimPath(String path) {

  /** The value there. */
  Optional<Object> in(Map<?, ?> claims) {
    return found(claims, path);
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
}
