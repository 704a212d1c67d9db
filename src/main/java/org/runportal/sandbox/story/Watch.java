package org.runportal.sandbox.story;

/**
 * Somebody who is told about a run's progress.
 *
 * @param member null when a guest watches
 * @param guest null when a member watches
 * @param frequency {@code electric}, {@code mindful} or {@code chilled}
 */
record Watch(Member member, Guest guest, String frequency) {}
