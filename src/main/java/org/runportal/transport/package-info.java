/**
 * Outgoing HTTP: every call to the vendor and to the identity provider is made here, within the
 * same limits.
 *
 * <p>May import {@code tenant}. The entry point is {@link org.runportal.transport.Transport}; no
 * other package uses the HTTP client.
 *
 * <p>Its decisions:
 *
 * <ul>
 *   <li>a call has a connect timeout, a read timeout and a total time limit, which ends it however
 *       slowly headers or body arrive; its connection is then closed at once;
 *   <li>a waiting call holds no thread;
 *   <li>a call is one request: no retries, redirects, cookies or authentication challenges;
 *   <li>concurrent calls and the bytes of responses in memory are limited per caller and in total;
 *       no caller may hold as much as is left for the others;
 *   <li>connections are kept alive, but never shared between callers;
 *   <li>nothing of a call is logged: the client's own logging is off.
 * </ul>
 *
 * <p>The client is Apache HttpClient, because it can be configured this way. The JDK's client
 * cannot: it retries a GET when a connection closes without a response, and only a system property
 * of the whole process changes that. Slots and bytes are counted by our own code: bulkhead
 * libraries have one limit per name, and none that many names share fairly.
 */
package org.runportal.transport;
