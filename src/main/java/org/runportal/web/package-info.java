/**
 * What all pages share: the words ({@link org.runportal.web.Texts}), times in the visitor's words
 * ({@link org.runportal.web.Moments}), the language and the time zone a visitor is answered in
 * ({@link org.runportal.web.LocaleChoice}), which address opens which page, error pages, the markup
 * of the progress bar, and what every answer carries: its headers ({@link
 * org.runportal.web.SafeHeaders}) and its cookies ({@link org.runportal.web.Cookies}).
 *
 * <p>May import {@code tenant}. Owns the decision that a sentence is a whole sentence in the
 * bundle, that views print what they are given, and that the visitor's own choice wins, then the
 * browser's wish, then the tenant's default.
 */
package org.runportal.web;
