package org.runportal.sandbox.story;

import jakarta.json.JsonObject;
import java.time.Instant;

/** Writes people: the watchers of a run, and the rows of the directory. */
final class PeopleAnswer {
  private PeopleAnswer() {}

  static JsonObject watchingMember(Member member) {
    return named(member)
        .put("username", member.email())
        .put("full_name", member.fullName())
        .put("profile_pic", member.picture())
        .put("locale", "en-GB")
        .put("active", true)
        .put("is_suspended", false)
        .put("timezone", "Europe/Berlin")
        .put("job_title", member.jobTitle())
        .put("status", "active")
        .object();
  }

  static JsonObject watchingGuest(Guest guest, Instant seen) {
    return new JsonDraft()
        .put("email", guest.email())
        .put("first_name", guest.firstName())
        .put("last_name", guest.lastName())
        .put("last_accessed_at", seen)
        .object();
  }

  static JsonObject user(Member member, Now now) {
    JsonDraft row = named(member).put("status", member.status()).put("role", "standard");
    if (member.sparse()) {
      return row.object();
    }
    return row.put("username", member.email())
        .put("full_name", member.fullName())
        .put("profile_pic", member.picture())
        .put("country_id", 1)
        .put("is_active", member.status().equals("active"))
        .put("last_login_at", now.day(-1, "08:12"))
        .put("type", "standard")
        .put("created_at", now.day(-400, "09:00"))
        .put("updated_at", now.day(-20, "09:00"))
        .put("phone", null)
        .put("job_title", member.jobTitle())
        .put("timezone", "Europe/Berlin")
        .put("date_format", "DD/MM/YYYY")
        .put("is_default_admin", false)
        .object();
  }

  static JsonObject group(Group group, Now now) {
    return new JsonDraft()
        .put("id", group.id())
        .put("name", group.name())
        .put("description", group.description())
        .put("logo", null)
        .put("members", group.members())
        .put("guests", group.guests())
        .put("created_at", now.day(-380, "09:00"))
        .put("last_updated", now.day(-30, "09:00"))
        .object();
  }

  /** Contains what a client must drop: the guest's sign-in link, address and country. */
  static JsonObject guest(Guest guest, Now now) {
    Instant seen = now.day(-2, "14:15");
    return new JsonDraft()
        .put("id", guest.id())
        .put("email", guest.email())
        .put("last_accessed_at", seen)
        .put("last_known_ip", "192.0.2." + guest.id() % 200)
        .put("last_known_country", "PT")
        .put(
            "details",
            new JsonDraft()
                .put("first_name", guest.namedInDetails() ? guest.firstName() : null)
                .put("last_name", guest.namedInDetails() ? guest.lastName() : null)
                .put("status", guest.disabled() ? "disabled" : "active")
                .put("phone_1", "+351 210 000 001")
                .put("phone_2", null)
                .put("timezone", "Europe/Lisbon")
                .put("image_url", null)
                .put("company_name", guest.company())
                .put("last_city", "Lisbon")
                .put("last_country", "PT")
                .put("last_accessed_at", seen)
                .put("disabled_at", guest.disabled() ? now.day(-40, "10:00") : null)
                .put("disabled_by", guest.disabled() ? Directory.ANA.id() : null)
                .object())
        .put("first_name", guest.namedInDetails() ? null : guest.firstName())
        .put("last_name", guest.namedInDetails() ? null : guest.lastName())
        .put("created_at", now.day(-90, "10:00"))
        .put("deleted_at", null)
        .put("link", guest.link())
        .object();
  }

  private static JsonDraft named(Member member) {
    return new JsonDraft()
        .put("id", member.id())
        .put("email", member.email())
        .put("first_name", member.firstName())
        .put("last_name", member.lastName());
  }
}
