package org.runportal.it.isolation;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A tenant, and the words only it may say. Each word begins with {@value #MARK}, so that one look
 * at an answer finds whose words it has.
 */
enum Resident {
  ASPEN(true),
  BIRCH(true),
  CEDAR(true),
  ELDER(false),
  FIR(false);

  /** What only a word of theirs begins with. */
  private static final String MARK = "zqx";

  /** What only an accent colour of theirs begins with. */
  private static final String COLOR = "#0b3d4";

  /** What a word was taken from. */
  enum Source {
    /** The name of the tenant, which the start page may show. */
    NAME,
    /** What the vendor knows: runs and people. */
    VENDOR,
    /** The organization's id, which stands in links to the vendor. */
    ORGANIZATION,
    /** The file with the logo. */
    LOGO,
    /** The configuration of its own pages: labels, colour. */
    BRAND,
    /** The name of somebody who is signed in and may see it. */
    PERSON,
    /** The name of somebody else who is signed in and may see it. */
    COLLEAGUE,
    /** The token, which nobody may ever see. */
    TOKEN
  }

  /** A word found in an answer: whose, and from where. */
  record Word(Resident resident, Source source) {}

  private final boolean open;

  Resident(boolean open) {
    this.open = open;
  }

  /** Whether everybody may see it; else only who is in its group. */
  boolean isPublic() {
    return open;
  }

  /** The group of its people. */
  String group() {
    return id() + "-people";
  }

  /** Its name in addresses. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A word only it may say. */
  String word(Source source) {
    return MARK + letter(source.ordinal()) + letter(ordinal());
  }

  String organization() {
    return word(Source.ORGANIZATION) + "organization";
  }

  String token() {
    return word(Source.TOKEN) + "-token";
  }

  String accent() {
    return COLOR + ordinal();
  }

  /** The next one in the row. */
  Resident next(int steps) {
    return values()[(ordinal() + steps) % values().length];
  }

  static Optional<Resident> named(String id) {
    return Arrays.stream(values()).filter(resident -> resident.id().equals(id)).findFirst();
  }

  static Optional<Resident> of(String organization) {
    return Arrays.stream(values())
        .filter(resident -> resident.organization().equals(organization))
        .findFirst();
  }

  /** All words of all of them that a text has. */
  static Set<Word> wordsIn(String text) {
    Set<Word> words = new HashSet<>();
    for (int at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, at + 1)) {
      int end = at + MARK.length();
      if (end + 1 < text.length()) {
        int source = text.charAt(end) - 'a';
        int resident = text.charAt(end + 1) - 'a';
        if (source >= 0
            && source < Source.values().length
            && resident >= 0
            && resident < values().length) {
          words.add(new Word(values()[resident], Source.values()[source]));
        }
      }
    }
    for (Resident resident : values()) {
      if (text.contains(resident.accent())) {
        words.add(new Word(resident, Source.BRAND));
      }
    }
    return words;
  }

  private static char letter(int ordinal) {
    return (char) ('a' + ordinal);
  }
}
