package org.runportal.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the sandbox as a whole fares: what every call gets, whatever it asks for. */
enum Condition {
  /** Answers what it is asked. */
  WELL("Well", "Every call is answered at once.", Optional.empty()),

  /** Answers what it is asked, late. */
  SLOW("Slow", "Every call is answered, but late.", Optional.empty()),

  /** Asks for a pause. */
  BUSY("Busy", "Every call gets 429 and a wish to come back later.", BadDay.BUSY),

  /** Out of order. */
  DOWN("Down", "Every call gets 503, from the proxy before the service.", BadDay.UNAVAILABLE),

  /** Accepts no token. */
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

  /** Its word in forms. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  String title() {
    return title;
  }

  /** What a caller notices, in a sentence. */
  String effect() {
    return effect;
  }

  /** What every call gets instead of its answer, if anything. */
  Optional<Reply> reply() {
    return reply;
  }

  static Optional<Condition> of(String key) {
    return Arrays.stream(values()).filter(condition -> condition.key().equals(key)).findFirst();
  }
}
