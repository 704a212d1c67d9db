package org.runportal.page;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the names of guests that are to be hidden: as whole words, in upper or lower case, and also
 * where HTML encodes letters as entities. A text is read once, however many names there are: at the
 * beginning of each word, all names are matched together, letter by letter (a trie).
 */
final class GuestNames {
  /** No names. */
  static final GuestNames NONE = new GuestNames();

  /** Shorter names would match ordinary words. */
  private static final int MIN_LENGTH = 3;

  /** The longest entity: {@code &#123;}. */
  private static final int MAX_ENTITY = 9;

  private static final Map<String, Integer> ENTITIES =
      Map.of("amp", (int) '&', "lt", (int) '<', "gt", (int) '>', "quot", (int) '"', "nbsp", 0xa0);

  /** A node of the trie. */
  private static final class Step {
    private final Map<Integer, Step> next = new HashMap<>(2);
    private boolean isName;
  }

  private final Step first = new Step();

  private GuestNames() {}

  static GuestNames of(Collection<String> names) {
    GuestNames all = new GuestNames();
    names.stream().map(String::strip).filter(name -> name.length() >= MIN_LENGTH).forEach(all::add);
    return all;
  }

  boolean isEmpty() {
    return first.next.isEmpty();
  }

  /** Replaces each name in a text. */
  String replacedIn(String text, String words) {
    if (isEmpty()) {
      return text;
    }
    Letters letters = new Letters(text);
    StringBuilder replaced = new StringBuilder(text.length());
    int done = 0;
    for (int at = 0; at < letters.count; at++) {
      int end = letters.isInsideWord(at) ? at : endOfName(letters, at);
      if (end > at) {
        replaced.append(text, done, letters.starts[at]).append(words);
        done = letters.starts[end];
        at = end - 1;
      }
    }
    return done == 0 ? text : replaced.append(text, done, text.length()).toString();
  }

  private void add(String name) {
    Letters letters = new Letters(name);
    Step step = first;
    for (int i = 0; i < letters.count; i++) {
      step = step.next.computeIfAbsent(letters.folded[i], letter -> new Step());
    }
    step.isName = true;
  }

  /**
   * The end of the longest name that begins at a position; the position itself if there is none.
   */
  private int endOfName(Letters letters, int start) {
    int end = start;
    Step step = first;
    for (int at = start; at < letters.count; at++) {
      step = step.next.get(letters.folded[at]);
      if (step == null) {
        return end;
      }
      if (step.isName && !letters.isInsideWord(at + 1)) {
        end = at + 1;
      }
    }
    return end;
  }

  /** The letters of a text as they are compared: folded, with entities decoded. */
  private static final class Letters {
    private final int[] folded;
    private final int[] starts;
    private int count;

    Letters(String text) {
      folded = new int[text.length()];
      starts = new int[text.length() + 1];
      for (int at = 0; at < text.length(); ) {
        int entity = text.charAt(at) == '&' ? endOfEntity(text, at) : at;
        int letter = entity > at ? meaning(text.substring(at + 1, entity - 1)) : -1;
        int end = letter < 0 ? at + Character.charCount(text.codePointAt(at)) : entity;
        add(letter < 0 ? text.codePointAt(at) : letter, at);
        at = end;
      }
      starts[count] = text.length();
    }

    /** Whether a position is inside a word. */
    boolean isInsideWord(int at) {
      return at > 0 && at < count && isOfWord(folded[at - 1]) && isOfWord(folded[at]);
    }

    private void add(int letter, int start) {
      boolean space = Character.isWhitespace(letter) || Character.isSpaceChar(letter);
      if (space && count > 0 && folded[count - 1] == ' ') {
        return; // many are one
      }
      starts[count] = start;
      folded[count++] = space ? ' ' : Character.toLowerCase(Character.toUpperCase(letter));
    }

    private static int endOfEntity(String text, int start) {
      for (int at = start + 1; at < Math.min(text.length(), start + MAX_ENTITY); at++) {
        if (text.charAt(at) == ';') {
          return at + 1;
        }
      }
      return start;
    }

    /** The letter of an entity, or -1. */
    private static int meaning(String entity) {
      if (!entity.startsWith("#")) {
        return ENTITIES.getOrDefault(entity, -1);
      }
      try {
        int letter = Integer.parseInt(entity.substring(1));
        return Character.isValidCodePoint(letter) ? letter : -1;
      } catch (NumberFormatException e) {
        return -1;
      }
    }

    private static boolean isOfWord(int letter) {
      int type = Character.getType(letter);
      return Character.isLetterOrDigit(letter)
          || type == Character.LETTER_NUMBER
          || type == Character.OTHER_NUMBER;
    }
  }
}
