/**
 * What all pages share: the words ({@link org.runportal.web.Texts}), times in the visitor's words
 * ({@link org.runportal.web.Moments}), which address opens which page, error pages, and the markup
 * of the progress bar.
 *
 * <p>May import {@code tenant}. Owns the decision that a sentence is a whole sentence in the bundle
 * and that views print what they are given.
 */
package org.runportal.web;
