package org.runportal.sandbox.story;

import java.time.Instant;
import java.util.List;

/**
 * A comment on a task; Tallyfy calls it a thread.
 *
 * @param label {@code comment}, {@code problem}, {@code resolve}, {@code improvement} or {@code
 *     advice}
 * @param content HTML
 * @param state {@code open}, or {@code hide-for-guests} if guests may not read it
 * @param member the author, or null if a guest wrote it
 * @param guest the author, or null if a member wrote it
 * @param sentTo ids of the members it was sent to
 * @param resolveId the id of the comment that resolves this problem, or null
 * @param likedBy the id of a member who liked it, or null
 */
record Comment(
    String id,
    String label,
    String content,
    String state,
    Instant at,
    Member member,
    Guest guest,
    List<Integer> sentTo,
    String resolveId,
    Integer likedBy) {

  boolean isOpenProblem() {
    return label.equals("problem") && resolveId == null;
  }

  Comment resolvedBy(String resolution) {
    return new Comment(id, label, content, state, at, member, guest, sentTo, resolution, likedBy);
  }

  Comment likedBy(Member fan) {
    return new Comment(id, label, content, state, at, member, guest, sentTo, resolveId, fan.id());
  }
}
