/**
 * Runs as something else than pages: one class for each format, a {@link
 * org.runportal.page.RunFormat}.
 *
 * <p>May import {@code page} and {@code web}, and is the one place beside the client where JSON may
 * be written. Owns the decision what a format says of a {@link org.runportal.page.RunView}. It sees
 * no run but that view, from which everything a tenant hides is gone.
 */
package org.runportal.page.formats;
