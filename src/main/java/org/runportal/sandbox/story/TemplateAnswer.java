package org.runportal.sandbox.story;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Writes the template of a run, for {@code with=checklist}. */
final class TemplateAnswer {
  private final Story story;
  private final FieldAnswer fields;

  TemplateAnswer(Story story, FieldAnswer fields) {
    this.story = story;
    this.fields = fields;
  }

  JsonObject template() {
    Template template = story.template();
    long steps = story.tasks().stream().filter(task -> !task.oneOff()).count();
    return new JsonDraft()
        .put("id", template.id())
        .put("increment_id", template.number())
        .put("title", template.title())
        .put("summary", template.summary())
        .put("alias", Alias.of(template.title(), template.number()))
        .put("type", "procedure")
        .put("status", "active")
        .put("icon", "fa-list-check")
        .put("guidance", null)
        .put("explanation_video", null)
        .put("starred", false)
        .put("webhook", null)
        .put("created_by", story.owner())
        .put("owner_id", story.owner())
        .put("started_processes", template.started())
        .put("steps_count", (int) steps)
        .put("kickoff_title", template.kickOffTitle())
        .put("kickoff_description", null)
        .put("prerun", story.kickOff().stream().map(fields::definition).toList())
        .put("automated_actions", List.of())
        .put("is_public", false)
        .put("is_public_kickoff", false)
        .put("is_featured", false)
        .put("is_pinned", false)
        .put("is_published_state", true)
        .put("dual_version_enabled", false)
        .put("auto_naming", false)
        .put("default_process_name_format", null)
        .put("allow_launcher_change_name", true)
        .put("can_add_oot", true)
        .put("folderize_process", !story.folders().isEmpty())
        .put("tag_process", !story.tags().isEmpty())
        .put("folder_changeable_by_launcher", false)
        .put("default_folder", story.folders().isEmpty() ? null : story.folders().get(0).id())
        .put("users", List.of(story.owner()))
        .put("groups", List.of())
        .put("created_at", story.startedAt().minus(Duration.ofDays(104)))
        .put("last_updated", story.startedAt().minus(Duration.ofDays(52)))
        .put("last_updated_by", story.owner())
        .put("archived_at", null)
        .put("custom_fields", JsonDraft.of(Map.of("risk_rating", "Moderate risk")))
        .object();
  }
}
