package org.runportal.access;

import java.util.Map;
import java.util.Optional;

/**
 * Where a claim of the ID token is.
 *
 * @param path the name of a claim (it may contain dots), or a dotted path into nested claims
 */
record ClaimPath(String path) {

  /**
   * A claim.
   *
   * @param beside the claims it is one of
   * @param name its name among them
   * @param value its value
   */
  record Found(Map<?, ?> beside, String name, Object value) {}

  /** The value there. */
  Optional<Object> in(Map<?, ?> claims) {
    return find(claims).map(Found::value);
  }

  /** The claim there. */
  Optional<Found> find(Map<?, ?> claims) {
    return found(claims, path);
  }

  private static Optional<Found> found(Map<?, ?> claims, String path) {
    Object whole = claims.get(path);
    if (whole != null) {
      return Optional.of(new Found(claims, path, whole));
    }
    for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
      if (claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner) {
        Optional<Found> found = found(inner, path.substring(dot + 1));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
