package org.runportal.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The parts of a page that are for some of its visitors only, such as that a task is theirs. The
 * page is drawn once, with all of them, each between two marks. Everybody is sent the parts that
 * are for them, and nothing of the others.
 */
final class PersonalParts {
  private static final char STOP = '.';
  private static final String END = "end";

  private final String mark;
  private final List<Set<String>> addressees = new ArrayList<>();

  /**
   * @param mark a text that the page cannot hold by chance
   */
  PersonalParts(String mark) {
    this.mark = mark;
  }

  /** What stands before a part. */
  String begin(Addressees of) {
    addressees.add(of.keys());
    return mark + (addressees.size() - 1) + STOP;
  }

  /** What stands behind it. */
  String end() {
    return mark + END + STOP;
  }

  /** Whether there are none. */
  boolean isEmpty() {
    return addressees.isEmpty();
  }

  /** Which of the parts are for somebody, by their numbers. */
  List<Integer> of(Set<String> keys) {
    return IntStream.range(0, addressees.size()).filter(part -> isFor(part, keys)).boxed().toList();
  }

  /** The page as somebody gets it. */
  String textFor(Set<String> keys, String drawn) {
    StringBuilder text = new StringBuilder(drawn.length());
    boolean shown = true;
    int from = 0;
    for (int at = drawn.indexOf(mark); at >= 0; at = drawn.indexOf(mark, from)) {
      if (shown) {
        text.append(drawn, from, at);
      }
      int stop = drawn.indexOf(STOP, at);
      String word = drawn.substring(at + mark.length(), stop);
      shown = word.equals(END) || isFor(Integer.parseInt(word), keys);
      from = stop + 1;
    }
    return text.append(drawn, from, drawn.length()).toString();
  }

  /** The page with all parts, in the same bytes whenever it is drawn alike. */
  String compared(String drawn) {
    return drawn.replace(mark, "\1");
  }

  private boolean isFor(int part, Set<String> keys) {
    return !Collections.disjoint(addressees.get(part), keys);
  }
}
