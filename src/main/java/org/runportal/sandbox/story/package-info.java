/**
 * What the sandbox tells: run stories as plain data, counted from the moment they are asked for,
 * and the writers that put them into the words of Tallyfy's API. Knows nothing of HTTP.
 *
 * <p>A story holds what people did; all that follows from it (progress, status, lateness, the next
 * task, who is involved) is worked out in {@link org.runportal.sandbox.story.RunAnswer} and its
 * neighbours, so a story cannot contradict itself.
 */
package org.runportal.sandbox.story;
