/**
 * The data of the sandbox: runs as plain data with dates relative to the time of the request, and
 * the writers that convert them to Tallyfy's JSON. Independent of HTTP.
 *
 * <p>A story holds recorded facts only. Everything that follows from them (progress, status,
 * lateness, the next task, collaborators) is derived in {@link
 * org.runportal.sandbox.story.RunAnswer} and the classes it uses, so a story cannot contradict
 * itself.
 */
package org.runportal.sandbox.story;
