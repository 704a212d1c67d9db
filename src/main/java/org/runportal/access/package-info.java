/**
 * Who may see what, and the response headers that keep pages safe.
 *
 * <p>May import {@code tenant}. Owns the decision that access is decided once, before any page
 * exists, that it fails closed, and that a page one may not see is a page that is not there.
 */
package org.runportal.access;
