/**
 * Tenants: the organizations this install serves, read once from the server's MicroProfile Config,
 * each complete or off with every bad key named; their tokens, which are read anew while the server
 * runs ({@link org.runportal.tenant.Tokens}); everything that is wrong with a configuration ({@link
 * org.runportal.tenant.Problems}); and the one place that finds whose page a request is about.
 *
 * <p>Imports nothing of ours. Owns the decision that one tenant's mistake never stops another, that
 * a secret is a type that hides itself and is taken only from a file that is kept, and that whoever
 * reads settings, in the server or without one, reads them through {@link
 * org.runportal.tenant.Settings}.
 *
 * <p>To add a setting: a line in the table ({@code Key}); a component of the record that holds it,
 * {@link org.runportal.tenant.Tenant} for a tenant's; a row in {@code docs/configuration.md}; a
 * line in {@code payara-config/sample.properties}. {@code KeyTest} compares the four. Whoever uses
 * the setting reads it from the record.
 *
 * <p>SmallRye Config reads: order of sources, references, profiles, names of environment variables.
 * By hand are only
 *
 * <ul>
 *   <li>that a reference to nothing, a lost letter and a secret in an open file are mistakes with a
 *       name ({@code Settings}): SmallRye answers the first with no value, as if nothing had been
 *       set, and knows nothing of the others;
 *   <li>the secrets directory ({@link org.runportal.tenant.SecretsDirectory}): SmallRye's own reads
 *       its files once and knows no folders, the server's does not say which file a value came from
 *       nor follows a link that changes, as those of Kubernetes do;
 *   <li>where that directory is ({@code ServerSettings}): the server says so only in its {@code
 *       domain.xml}.
 * </ul>
 */
package org.runportal.tenant;
