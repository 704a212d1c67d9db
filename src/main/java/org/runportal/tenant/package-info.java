/**
 * Tenants: the organizations this install serves, read once from the server's MicroProfile Config,
 * each complete or off with every bad key named; everything that is wrong with a configuration
 * ({@link org.runportal.tenant.Configuration}); and the one place that finds whose page a request
 * is about.
 *
 * <p>Imports nothing of ours. Owns the decision that one tenant's mistake never stops another, that
 * a secret is a type that hides itself and is taken only from a file that is kept, and that whoever
 * reads settings, in the server or without one, reads them through {@link
 * org.runportal.tenant.Settings}.
 */
package org.runportal.tenant;
