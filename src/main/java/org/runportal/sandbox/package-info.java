/**
 * The sandbox: a stub of Tallyfy's endpoints "Get process", "List processes", "List organization
 * tasks", "List process tasks", "Get template" and its people directory, served by this server over
 * real HTTP. It is not part of the application: the portal calls it through a tenant's {@code
 * api-url} like the vendor, and neither imports the other. It imports the JDK, REST, JSON-P, CDI
 * and MicroProfile Config only.
 *
 * <p>Off unless {@code sandbox.enabled=true}. Then it serves {@code /-/sandbox/api} and logs one
 * warning at start. {@link org.runportal.sandbox.SandboxSettings} has all keys.
 *
 * <p>The only organization is {@code 3cfeeeb53c6600dd116e8377bee2843a}. {@link
 * org.runportal.sandbox.story.Stories} has the regular runs; {@code payara-config/demo.properties}
 * lists them with their ids, and a test compares the two.
 *
 * <p>Failures, by run id: {@code slow} (a regular run, late), {@code busy} (429), {@code broken}
 * (500, HTML), {@code unavailable} (503, HTML), {@code cut} (JSON that ends early), {@code rubbish}
 * (200, a sign-in page), {@code refused} (401), {@code forbidden} (403), {@code gone} (410).
 *
 * <p>An administrator can switch the sandbox to a failing condition at {@code /-/sandbox}: every
 * request below the path segment of that condition ({@code /-/sandbox/api/slow}, {@code busy},
 * {@code down}, {@code garbled}, {@code refusing}) is then delayed, or answered with 429, 503, a
 * sign-in page or 401. All other requests are answered normally. Only a form of that page can
 * switch it. The condition is kept in memory and is normal after a start.
 *
 * <p>Nothing is random: ids are the MD5 of a label, and all dates are relative to the clock, so the
 * same clock gives the same bytes.
 *
 * <p>Where the vendor's documentation is silent or contradicts itself, the sandbox behaves as
 * follows. These are choices, not facts; a client must handle the alternatives too.
 *
 * <ul>
 *   <li>{@code tasks_meta}: a list of {@code time_to_complete}, in minutes, one for each completed
 *       task.
 *   <li>{@code permissions}: {@code {"data":{"process_read":[…],"process_read_group":[…]}}}.
 *   <li>{@code checklist}: wrapped in {@code data}, as every other relation.
 *   <li>Tasks skipped by an automation: left out of {@code tasks}, {@code form_fields} and {@code
 *       assets}; listed with {@code sandbox.auto-skipped=true}. They never count, either way.
 *   <li>{@code tasks}: all tasks, except in "Store openings", of which only the first 30 are sent;
 *       "List process tasks" has all of every run.
 *   <li>{@code whole_progress}: equal to {@code progress}; {@code percent} is a whole number.
 *   <li>{@code next_task}: at most one; no deadline sorts last; position, then number settle a tie.
 *       It is computed for archived runs too.
 *   <li>{@code form_fields_values}: with {@code true} answers are in {@code field_value}, which is
 *       null otherwise. {@code prerun} and {@code taskdata} carry them always; the flag adds no
 *       relation.
 *   <li>{@code taskdata}: {@code []} without answers, as PHP writes it; {@code prerun}: {@code {}}.
 *   <li>Status: {@code archived} before {@code issue} before {@code problem} before {@code
 *       complete} before {@code active}. A late run stays {@code active}; {@code delayed} is
 *       treated as a filter value only.
 *   <li>{@code due_soon}: the run or an open task is due within 24 hours.
 *   <li>"List processes": ten rows by default, 100 at most, newest first; {@code q} is any part of
 *       the name in any case; {@code sort} knows {@code created_at} and {@code name}, any other
 *       field is answered with 422; {@code status=archived} and {@code archived=only} mean the
 *       same; other unknown filters are ignored. It has 2,400 ordinary runs ({@code Population})
 *       beside the stories, but not those with a thousand tasks and more. {@code links} is an
 *       object, with {@code sandbox.page-links} a list or absent; with {@code sandbox.page-overlap}
 *       pages overlap.
 *   <li>"Get template": {@code steps} is a bare list; the steps are those of one of its runs. Every
 *       template of an ordinary run has a step that is shown only where the kick-off form says that
 *       the run is urgent; the deadline of a step is counted from the end of the one before. {@code
 *       automated_actions} of the relation {@code checklist} stays empty.
 *   <li>"List organization tasks", "List process tasks": ten rows by default, 100 at most; {@code
 *       sort} knows {@code position} and {@code deadline}, any other field is answered with 422. Of
 *       {@code owners}, {@code guests} and {@code groups} together one has to fit. They list what
 *       an automation skipped, which {@code status=active} includes and {@code active_visible} does
 *       not. The first is over the runs of "List processes" that are not archived.
 *   <li>Unreadable runs: 404 for an unknown id, 403 for {@code forbidden} and for every other
 *       organization. Archived runs are returned with their tasks.
 *   <li>Table answers: one row is a flat list, several are lists of {@code {id, label, value}}. The
 *       clinic fit-out has them by column and by label.
 *   <li>Stage ids are text, 32 hexadecimal digits, like all others but people's.
 *   <li>Without {@code X-Tallyfy-Client}: 401, or 404 with {@code
 *       sandbox.status-without-client=404}; any value is accepted.
 *   <li>402 is never answered: unpaid organizations can still read.
 *   <li>Watchers: the person is wrapped in {@code data}. {@code publicly_hidden_fields} is absent
 *       where nothing is hidden; else a list of field ids, or switches for parts of the page.
 *   <li>Unknown paths answer 404 before the token is checked, other methods 405.
 * </ul>
 */
package org.runportal.sandbox;
