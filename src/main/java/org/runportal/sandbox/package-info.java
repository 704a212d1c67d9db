/**
 * The sandbox: a stand-in for Tallyfy's endpoint "Get process" and its people directory, answered
 * by this server over real HTTP. It is no part of the application: the portal reaches it through a
 * tenant's {@code api-url} like the vendor, knows nothing of it, and neither imports the other. It
 * imports the JDK, REST, JSON-P, CDI and MicroProfile Config only.
 *
 * <p>Off unless {@code sandbox.enabled=true}: then it answers below {@code /-/sandbox/api} and says
 * so in the log, once, as a warning. {@link org.runportal.sandbox.SandboxSettings} has all keys.
 *
 * <p>The one organization is {@code 3cfeeeb53c6600dd116e8377bee2843a}. {@link
 * org.runportal.sandbox.story.Stories} has the good stories; {@code payara-config/demo.properties}
 * lists them with their ids, and a test compares the two.
 *
 * <p>Bad days, by run id: {@code slow} (an ordinary run, late), {@code busy} (429), {@code broken}
 * (500, HTML), {@code unavailable} (503, HTML), {@code cut} (JSON that ends early), {@code rubbish}
 * (200, a sign-in page), {@code refused} (401), {@code forbidden} (403), {@code gone} (410).
 *
 * <p>The whole sandbox has a bad day when an administrator switches it to one at {@code
 * /-/sandbox}: every call is then late, or gets 429, 503 or 401, until it is switched back. That
 * takes a form sent from that very page, is kept in memory, and starts out well.
 *
 * <p>Nothing is random: ids are the MD5 of a label, and all dates are counted from the clock, so
 * the same clock gives the same bytes.
 *
 * <p>Where the vendor's sources are silent or disagree, this is what the sandbox does. These are
 * choices, not facts; a client must live with the other ways too.
 *
 * <ul>
 *   <li>{@code tasks_meta}: a list of {@code time_to_complete}, in minutes, one for each completed
 *       task.
 *   <li>{@code permissions}: {@code {"data":{"process_read":[…],"process_read_group":[…]}}}.
 *   <li>{@code checklist}: wrapped in {@code data}, as every other relation.
 *   <li>Tasks skipped by an automation: left out of {@code tasks}, {@code form_fields} and {@code
 *       assets}; listed with {@code sandbox.auto-skipped=true}. They never count, either way.
 *   <li>{@code whole_progress}: equal to {@code progress}; {@code percent} is a whole number.
 *   <li>{@code next_task}: at most one; no deadline sorts last; position, then number settle a tie.
 *       It is worked out for archived runs too.
 *   <li>{@code form_fields_values}: with {@code true} answers stand in {@code field_value}, else
 *       that is null. {@code prerun} and {@code taskdata} carry them always; the flag adds no
 *       relation.
 *   <li>{@code taskdata}: {@code []} without answers, as PHP writes it; {@code prerun}: {@code {}}.
 *   <li>Status: {@code archived} before {@code issue} before {@code problem} before {@code
 *       complete} before {@code active}. A late run stays {@code active}; {@code delayed} is taken
 *       for a word of filters.
 *   <li>{@code due_soon}: the run or an open task is due within 24 hours.
 *   <li>Unreadable runs: 404 for an id nobody has, 403 for {@code forbidden} and for every other
 *       organization. Archived runs are returned with their tasks.
 *   <li>Table answers: one row is a flat list, several are lists of {@code {id, label, value}}.
 *   <li>Stage ids are text, 32 hexadecimal digits, like all others but people's.
 *   <li>Without {@code X-Tallyfy-Client}: 401, or 404 with {@code
 *       sandbox.status-without-client=404}; any value of it will do.
 *   <li>402 is never answered: unpaid organizations can still read.
 *   <li>Watchers: the person is wrapped in {@code data}. {@code publicly_hidden_fields} is absent.
 *   <li>Unknown paths answer 404 before the token is looked at, other methods 405.
 * </ul>
 */
package org.runportal.sandbox;
