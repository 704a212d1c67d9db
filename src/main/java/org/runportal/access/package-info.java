/**
 * Access control, sign-in, and limits on the size and number of requests.
 *
 * <p>May import {@code tenant}, {@code transport} and {@code web}. Access is decided once, before
 * any page exists, and fails closed. A page a user may not see looks exactly like a missing one: an
 * unknown tenant and a forbidden one take the same code path.
 *
 * <p>Users sign in with the company's own identity provider by OpenID Connect; a library implements
 * the protocol. The OpenID Connect mechanism of Jakarta Security is not used: it needs a server
 * session, which this portal avoids so that any node can serve any user and a restart signs nobody
 * out; it loses the query of the page to return to; and it has no page for a declined sign-in or an
 * unavailable provider. Nor is a mechanism of our own registered there: the server looks it up
 * twice for every request, kept pages and files included, which costs more than they do.
 *
 * <p>The identity of a signed-in user is kept in an encrypted cookie ({@link
 * org.runportal.access.SessionCookies}) for as long as the configuration allows; the user's groups
 * are checked against the tenant on every request.
 */
package org.runportal.access;
