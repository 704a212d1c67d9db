package org.runportal.it.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Words that may turn up nowhere. Each looks random, so that no eight characters of it stand
 * anywhere by chance, and is the same in every run of the tests.
 */
final class Canaries {
  /** Opens all tasks of a guest. */
  static final String GUEST_CODE = of("guest code");

  /** Opens one task. */
  static final String TASK_URL = of("task url");

  /** Downloads a file. */
  static final String FILE = of("file");

  /** Takes whatever is sent to it. */
  static final String WEBHOOK = of("webhook");

  /** What stands in answers that are no run. */
  static final String NOTE = of("note");

  private Canaries() {}

  /** Another one for every purpose; letters and digits only, as in a path. */
  static String of(String purpose) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(purpose.getBytes(UTF_8));
      return Base64.getEncoder()
          .withoutPadding()
          .encodeToString(digest)
          .replaceAll("[+/]", "")
          .substring(0, 36);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A run with a credential in every place where the vendor may put one. */
  static String run(String id, String name, String more) {
    String guestLink = "https://go.tallyfy.com/guest-all-task/org/" + GUEST_CODE;
    String taskUrl = "https://go.tallyfy.com/guest-task/org/" + TASK_URL;
    String webhook = "https://hooks.example.com/services/" + WEBHOOK;
    String file = "/organizations/org/file/" + FILE;
    return """
    {"data":{"id":"$id","name":"$name",
    "summary":"<p>Look at $guestLink or <a href='$taskUrl'>here</a>, get $file/dl.</p>",
    "webhook":"$webhook","webhook_url":"$webhook","guest_code":"$guestCode",
    "public_link":"https://api.tallyfy.com$file/dl","something_new":{"link":"$guestLink"},
    "checklist":{"data":{"id":"t","title":"A template","webhook":"$webhook"}},
    "guest_watchers":{"data":[{"guest_id":"g@example.com","webhook":"$webhook",
      "watcher":{"email":"g@example.com","guest_code":"$guestCode","link":"$guestLink"}}]},
    "assets":{"data":[{"id":"a1","filename":"plan.pdf","url":"$file",
      "full_url":"https://api.tallyfy.com$file/dl","public_link":"https://api.tallyfy.com$file/dl"}]},
    "tasks":{"data":[{"id":"k1","title":"Read $guestLink","status":"not-started",
      "summary":"Then $taskUrl","webhook":"$webhook","guest_code":"$guestCode",
      "owners":{"users":[],"guests":[{"email":"g@example.com","guest_code":"$guestCode",
        "link":"$guestLink"}],"groups":[],"taskUrls":["$taskUrl"]},
      "threads":{"data":[{"id":"c1","content":"My link: $guestLink, hook $webhook",
        "label":"comment"}]}}]}$more}}
    """
        .replace("$more", more)
        .replace("$id", id)
        .replace("$name", name)
        .replace("$guestLink", guestLink)
        .replace("$guestCode", GUEST_CODE)
        .replace("$taskUrl", taskUrl)
        .replace("$webhook", webhook)
        .replace("$file", file)
        .strip();
  }
}
