/**
 * What all pages share: texts ({@link org.runportal.web.Texts}), formatted times ({@link
 * org.runportal.web.Moments}), the choice of language and time zone ({@link
 * org.runportal.web.LocaleChoice}), the mapping of URLs to pages, error pages, the progress bar,
 * and the headers ({@link org.runportal.web.SafeHeaders}) and cookies ({@link
 * org.runportal.web.Cookies}) of every response.
 *
 * <p>May import {@code tenant}. Its decisions: every message is a whole sentence in the bundle;
 * views only print; the language is the user's own choice, else the browser's, else the tenant's.
 */
package org.runportal.web;
