/**
 * The client of the vendor's API: "Get process" with all relations in one call, read tolerantly
 * into the model of {@code run}, and "List process tasks" for what its answer leaves out; "List
 * processes"; "Get template"; and the people directory, which has the names for ids in a run.
 *
 * <p>May import {@code run} (its values, {@link org.runportal.run.RunSource}, {@link
 * org.runportal.run.RunListSource}, {@link org.runportal.run.TemplateSource}, {@link
 * org.runportal.run.PeopleSource} and {@link org.runportal.run.CallPermits}), {@code tenant} and
 * {@code transport}. The entry points are {@link org.runportal.tallyfy.TallyfyRuns}, {@link
 * org.runportal.tallyfy.TallyfyRunLists}, {@link org.runportal.tallyfy.TallyfyTemplates} and {@link
 * org.runportal.tallyfy.TallyfyPeople}; no other package parses JSON.
 *
 * <p>Its decisions:
 *
 * <ul>
 *   <li>every call needs a permit of {@link org.runportal.run.CallPermits} right before it is made;
 *   <li>a fault upstream is a {@link org.runportal.run.Failure}, never an exception, and is not
 *       retried here;
 *   <li>a response is rejected beyond its limits: 16 MiB (unpacked), 64 levels, 800,000 values and
 *       names, 4 MiB for one text, connect plus read timeout for the whole call; reading stops as
 *       soon as a limit is exceeded;
 *   <li>a few responses are parsed at the same time over all tenants, one per tenant, because a
 *       parsed response takes many times its bytes;
 *   <li>a token goes to its own tenant's API address and nowhere else;
 *   <li>credentials and addresses of guests that the vendor puts into its answers are dropped while
 *       parsing;
 *   <li>of a template only the rules are kept, by ids: what is shown of a step or a field comes
 *       from the run, which has only what its visitors may see;
 *   <li>a member of an unexpected type does not affect the others; what cannot be interpreted is
 *       omitted or kept as the vendor's text.
 * </ul>
 *
 * <p>Requests are built by hand in {@link org.runportal.tallyfy.Endpoints}: six endpoints, of which
 * one has parameters that need escaping. A declarative client would add a second mechanism for
 * timeouts, logging, retries and cancellation, which belong to {@code transport} alone.
 */
package org.runportal.tallyfy;
