package org.runportal.run;

import java.util.Optional;

/**
 * A tag on a run.
 *
 * @param title shown to people
 * @param color {@code #rrggbb} in lower case; empty when the vendor sent none or nonsense
 */
public record Tag(String title, Optional<String> color) {}
