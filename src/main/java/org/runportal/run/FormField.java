package org.runportal.run;

import java.util.Optional;

/**
 * A field of a form and what was filled in.
 *
 * @param label the question; empty when the answer came without its question
 * @param answer what was filled in
 */
public record FormField(Optional<String> label, FormAnswer answer) {}
