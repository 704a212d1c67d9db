package org.runportal.it.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Every question for a run that reached the vendor, and what it said. */
final class Calls {
  /**
   * One question.
   *
   * @param arrived when its head had been read
   * @param spoken when the vendor began to answer: the portal cannot know the answer before
   * @param version which good answer it got; empty for a bad one
   * @param fault what it got instead; empty for a good one
   */
  record Call(
      Place at, Instant arrived, Instant spoken, Optional<Integer> version, Optional<Fault> fault) {
    boolean means(Meaning meaning) {
      return fault.isPresent() && fault.get().meanings().contains(meaning);
    }

    /** Whether the portal must forget its copy. */
    boolean drops() {
      return means(Meaning.NOT_FOUND);
    }
  }

  private final List<Call> all = Collections.synchronizedList(new ArrayList<>());

  void add(Call call) {
    all.add(call);
  }

  /** All of them, by arrival. */
  List<Call> sorted() {
    synchronized (all) {
      return all.stream().sorted(Comparator.comparing(Call::arrived)).toList();
    }
  }
}
