/**
 * The one way out of the portal: every HTTP call to the vendor and to the identity provider is made
 * here, and each is bounded in the same way.
 *
 * <p>May import {@code tenant}. The door is {@link org.runportal.transport.Transport}; nobody else
 * knows the HTTP client.
 *
 * <p>Owns these decisions:
 *
 * <ul>
 *   <li>a call has a time to connect, a time for each wait for bytes, and a total time that ends it
 *       however slowly headers or body drip in: its connection is then closed at once;
 *   <li>a call waits without a thread;
 *   <li>a call is one request: it is never repeated, follows no redirect, keeps no cookie and
 *       answers no authentication challenge;
 *   <li>calls at once are bounded for each caller and over all callers together, and so are the
 *       bytes of answers in memory; no caller may take as much as is left for the others;
 *   <li>connections are kept alive, but never handed from one caller to another;
 *   <li>nothing of a call reaches a log: the client's own logging is not connected to anything.
 * </ul>
 *
 * <p>The client is Apache HttpClient, because it can be told all this. The client of the JDK is
 * not: it repeats a GET by itself when a connection ends without an answer, and only a switch of
 * the whole process could change that. What stays by hand is the counting of places and bytes:
 * libraries for bulkheads have one bound per name, and none that many names share fairly.
 */
package org.runportal.transport;
