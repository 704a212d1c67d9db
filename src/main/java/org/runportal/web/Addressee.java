package org.runportal.web;

import java.util.Optional;
import java.util.Set;

/**
 * Who gets a page.
 *
 * @param name of whoever is signed in
 * @param keys by which the page knows them; see {@link Addressees}
 */
record Addressee(Optional<String> name, Set<String> keys) {}
