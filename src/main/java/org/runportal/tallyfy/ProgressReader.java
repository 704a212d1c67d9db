package org.runportal.tallyfy;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.runportal.run.Progress;

/** Reads how far a run is: counts with a percentage, a bare percentage, or nothing. */
final class ProgressReader {
  private ProgressReader() {}

  static Optional<Progress> read(Node part) {
    Node progress = part.isObject() ? part.single() : part;
    Progress read =
        progress.isObject()
            ? counted(progress)
            : new Progress(OptionalInt.empty(), OptionalInt.empty(), percent(progress));
    boolean saysSomething =
        read.complete().isPresent() || read.total().isPresent() || read.percent().isPresent();
    return saysSomething ? Optional.of(read) : Optional.empty();
  }

  private static Progress counted(Node progress) {
    OptionalInt complete = count(progress.member("complete"));
    OptionalInt total = count(progress.member("total"));
    if (complete.isPresent() && total.isPresent() && complete.getAsInt() > total.getAsInt()) {
      complete = total;
    }
    return new Progress(complete, total, percent(progress.member("percent")));
  }

  private static OptionalInt count(Node part) {
    OptionalInt count = part.wholeNumber();
    return count.isPresent() && count.getAsInt() >= 0 ? count : OptionalInt.empty();
  }

  private static OptionalDouble percent(Node part) {
    OptionalDouble percent = part.number();
    if (percent.isEmpty() && part.isText()) {
      percent =
          part.words()
              .filter(words -> words.endsWith("%"))
              .map(words -> Node.text(words.substring(0, words.length() - 1)).number())
              .orElse(OptionalDouble.empty());
    }
    return percent.isPresent()
        ? OptionalDouble.of(Math.min(100, Math.max(0, percent.getAsDouble())))
        : percent;
  }
}
