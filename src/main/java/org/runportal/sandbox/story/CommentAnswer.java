package org.runportal.sandbox.story;

import jakarta.json.JsonObject;
import java.util.List;

/** Writes the comments of a task, for {@code with=tasks.threads}. */
final class CommentAnswer {
  private CommentAnswer() {}

  static JsonObject comment(Task task, Comment comment) {
    Member member = comment.member();
    Guest guest = comment.guest();
    return new JsonDraft()
        .put("id", comment.id())
        .put("task_id", task.id())
        .put("label", comment.label())
        .put("content", comment.content())
        .put("state", comment.state())
        .put("created_at", comment.at())
        .put("updated_at", comment.at())
        .put("recent_updated_at", comment.at())
        .put("archived_at", null)
        .put("sent_to", comment.sentTo())
        .put("sent_by", member == null ? null : member.id())
        .put("author_id", member == null ? guest.email() : member.id())
        .put("author_type", member == null ? "guest" : "member")
        .put(
            "author",
            new JsonDraft()
                .put("username", member == null ? guest.email() : member.email())
                .put("first_name", member == null ? guest.firstName() : member.firstName())
                .put("last_name", member == null ? guest.lastName() : member.lastName())
                .put("full_name", member == null ? guest.fullName() : member.fullName())
                .put("profile_pic", member == null ? null : member.picture())
                .object())
        .put("resolve_id", comment.resolveId())
        .put("reactions", reactions(comment))
        .object();
  }

  private static List<JsonObject> reactions(Comment comment) {
    if (comment.likedBy() == null) {
      return List.of();
    }
    return List.of(
        new JsonDraft()
            .put("id", 501)
            .put("icon", "👍")
            .put("alias", "Like")
            .put("user_id", comment.likedBy())
            .put("guest", null)
            .put("created_at", comment.at().plusSeconds(540))
            .object());
  }
}
