package org.runportal.web;

import java.util.Optional;
import java.util.Set;

/**
 * What a page may load, and who may show it inside a page of theirs. It begins with nothing; no
 * page runs a script or a style that stands in it.
 *
 * @param framedBy origins that may frame the page; none: nobody
 * @param nonce marks the inline scripts of components; empty: the page runs no script at all
 */
record ContentPolicy(Set<String> framedBy, Optional<String> nonce) {
  /** Of every answer that asks for nothing more. */
  static final ContentPolicy STRICTEST = new ContentPolicy(Set.of(), Optional.empty());

  private static final String STRICTEST_HEADER = STRICTEST.text();

  ContentPolicy framedBy(Set<String> origins) {
    return origins.equals(framedBy) ? this : new ContentPolicy(origins, nonce);
  }

  ContentPolicy withScripts(String marked) {
    return new ContentPolicy(framedBy, Optional.of(marked));
  }

  ContentPolicy withoutScripts() {
    return new ContentPolicy(framedBy, Optional.empty());
  }

  /** As the header says it. */
  @Override
  public String toString() {
    return this == STRICTEST ? STRICTEST_HEADER : text();
  }

  private String text() {
    return "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
        + " base-uri 'none'; frame-ancestors "
        + (framedBy.isEmpty() ? "'none'" : String.join(" ", framedBy))
        + nonce.map(marked -> "; script-src 'self' 'nonce-" + marked + "'").orElse("");
  }
}
