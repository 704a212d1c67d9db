/**
 * Runs in other formats than HTML: one {@link org.runportal.page.RunFormat} per class.
 *
 * <p>May import {@code page} and {@code web}, and is the one place beside the client where JSON may
 * be written. It decides what a format contains of a {@link org.runportal.page.RunView}. It sees no
 * other data of a run: everything that a tenant hides has been removed from the view.
 */
package org.runportal.page.formats;
