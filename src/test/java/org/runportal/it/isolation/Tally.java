package org.runportal.it.isolation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** What all answers together say. */
final class Tally {
  private static final int MAX_REPORTED = 50;

  private final Map<String, Row> rows = new ConcurrentHashMap<>();
  private final Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();
  private final Queue<String> crossings = new ConcurrentLinkedQueue<>();
  private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();
  private final LongAdder answers = new LongAdder();
  private final LongAdder own = new LongAdder();
  private final LongAdder old = new LongAdder();
  private final LongAdder deserved = new LongAdder();
  private final LongAdder denied = new LongAdder();

  private static final class Row {
    private final LongAdder answers = new LongAdder();
    private final LongAdder own = new LongAdder();
    private final LongAdder crossings = new LongAdder();
  }

  void add(Question question, Wire.Answer answer) {
    Set<Resident.Word> words = Resident.wordsIn(answer.whole());
    Optional<Resident> owner = question.owner();
    boolean ofOwner =
        words.stream().anyMatch(word -> owner.filter(word.resident()::equals).isPresent());
    boolean crossed =
        !words.stream().allMatch(question::allows)
            || answer.status() == 304 && question.guise().swapsTags() && owner.isPresent();
    if (crossed) {
      crossings.add(question + " was answered with " + answer.status() + " and words of " + words);
    }
    for (String title :
        List.of("trick: " + question.trick().name(), "guise: " + question.guise().name())) {
      Row row = rows.computeIfAbsent(title, it -> new Row());
      row.answers.increment();
      row.own.add(ofOwner ? 1 : 0);
      row.crossings.add(crossed ? 1 : 0);
    }
    statuses.computeIfAbsent(answer.status(), it -> new LongAdder()).increment();
    answers.increment();
    own.add(ofOwner ? 1 : 0);
    deserved.add(question.deservesWords() ? 1 : 0);
    denied.add(question.deservesWords() && !ofOwner ? 1 : 0);
    old.add(answer.body().contains("notice stale") ? 1 : 0);
  }

  void addUnanswered(Question question, Exception why) {
    unanswered.add(question + ": " + why);
  }

  List<String> crossings() {
    return crossings.stream().limit(MAX_REPORTED).toList();
  }

  List<String> unanswered() {
    return List.copyOf(unanswered);
  }

  /** All answers. */
  long answers() {
    return answers.sum();
  }

  /** Answers with words of the tenant they are about: only these could have had wrong ones. */
  long own() {
    return own.sum();
  }

  /** Answers to those who may see the tenant and asked without a trick. */
  long deserved() {
    return deserved.sum();
  }

  /** Those of them that had no word of the tenant. */
  long denied() {
    return denied.sum();
  }

  /** Answers that showed an old copy. */
  long old() {
    return old.sum();
  }

  Map<Integer, LongAdder> statuses() {
    return statuses;
  }

  /** A table of all tricks and guises. */
  String table() {
    StringBuilder table =
        new StringBuilder(
            "| asked how | answers | with words of its tenant | crossings |\n| --- | --- | --- | --- |\n");
    rows.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            row ->
                table.append(
                    "| `%s` | %d | %d | %d |%n"
                        .formatted(
                            row.getKey(),
                            row.getValue().answers.sum(),
                            row.getValue().own.sum(),
                            row.getValue().crossings.sum())));
    return table.toString();
  }
}
