package org.runportal.sandbox.story;

/**
 * A watcher, who is notified of a run's progress.
 *
 * @param member null if the watcher is a guest
 * @param guest null if the watcher is a member
 * @param frequency {@code electric}, {@code mindful} or {@code chilled}
 */
record Watch(Member member, Guest guest, String frequency) {}
