/**
 * Tenants: the organizations this install serves, read once from MicroProfile Config, each complete
 * or off with every bad key named; and the one place that finds the tenant of a request.
 *
 * <p>Imports nothing of ours. Owns the decision that one tenant's mistake never stops another, and
 * that a secret is a type that hides itself.
 */
package org.runportal.tenant;
