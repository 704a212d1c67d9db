/**
 * Who may see what, and how much anybody may ask: limits on the size and the number of requests.
 *
 * <p>May import {@code tenant}, {@code transport} and {@code web}. Owns the decision that access is
 * decided once, before any page exists, that it fails closed, and that a page one may not see is a
 * page that is not there: an unknown tenant and a forbidden one go the same way, step by step.
 *
 * <p>People sign in with the company's own identity provider by OpenID Connect. The server learns
 * who they are through Jakarta Security, from an authentication mechanism of our own ({@link
 * org.runportal.access.SignInMechanism}); the protocol is spoken by a library. The mechanism that
 * Jakarta Security brings for OpenID Connect is not used: it keeps people in the server's session,
 * and this portal has none, so that any node knows everybody and a restart signs nobody out; it
 * forgets the query of a link that was sent by e-mail; and when somebody declines, or the provider
 * is down, it has no page that says so.
 *
 * <p>What a signed-in person is known by travels in a sealed cookie ({@link
 * org.runportal.access.SessionCookies}) for as long as the configuration says; their groups are
 * held against the tenant on every request.
 */
package org.runportal.access;
