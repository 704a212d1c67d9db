package org.runportal.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A condition of the sandbox. Each failing one applies to requests below a path segment of its own,
 * which otherwise answers normally: clients remember what an address answered, so failures of one
 * condition would show up under the next.
 */
enum Condition {
  /** Answers normally. */
  WELL("Well", "Every call is answered at once.", Optional.empty()),

  /** Answers normally, but late. */
  SLOW("Slow", "Every call is answered, but late.", Optional.empty()),

  /** Answers 429 with {@code Retry-After}. */
  BUSY("Busy", "Every call gets 429 and a wish to come back later.", BadDay.BUSY),

  /** Answers 503. */
  DOWN("Down", "Every call gets 503, from the proxy before the service.", BadDay.UNAVAILABLE),

  /** Answers with a page instead of data. */
  GARBLED("Garbled", "Every call gets a sign-in page instead of data.", BadDay.RUBBISH),

  /** Answers 401. */
  REFUSING("Refusing", "Every call gets 401, as after the token was withdrawn.", BadDay.REFUSED);

  private final String title;
  private final String effect;
  private final Optional<Reply> reply;

  Condition(String title, String effect, BadDay day) {
    this(title, effect, Optional.of(day.reply()));
  }

  Condition(String title, String effect, Optional<Reply> reply) {
    this.title = title;
    this.effect = effect;
    this.reply = reply;
  }

  /** Its value in forms. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  String title() {
    return title;
  }

  /** Its effect for a client, in a sentence. */
  String effect() {
    return effect;
  }

  /** The response to every request; empty if requests are answered normally. */
  Optional<Reply> reply() {
    return reply;
  }

  /** The path segment of the requests it applies to; empty for the normal condition. */
  String segment() {
    return this == WELL ? "" : key();
  }

  static Optional<Condition> of(String key) {
    return Arrays.stream(values()).filter(condition -> condition.key().equals(key)).findFirst();
  }
}
