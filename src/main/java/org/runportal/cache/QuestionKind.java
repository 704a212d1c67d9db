package org.runportal.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.runportal.run.Fetched;
import org.runportal.run.Question;

/**
 * A kind of cached question to the vendor: how to ask it, and how to cache its answers.
 *
 * @param <K> the key of a question
 * @param <V> its answer
 * @param question the question of a key, for the call limits
 * @param ask calls the vendor now; completes exceptionally only for a defect of ours
 * @param alias another name of what an answer is about, by which its copy is found
 * @param freshFor how long an answer is fresh
 * @param passableFor how long an answer is served at once while it is refreshed; at least {@code
 *     freshFor}
 * @param maxAge the age at which an answer is evicted
 * @param pause the pause after a failure
 */
record QuestionKind<K, V>(
    Function<K, Question> question,
    Function<K, CompletionStage<Fetched<V>>> ask,
    Function<V, Optional<String>> alias,
    Duration freshFor,
    Duration passableFor,
    Duration maxAge,
    PauseAfter pause) {
  /** A kind whose answers have no other name. */
  QuestionKind(
      Function<K, Question> question,
      Function<K, CompletionStage<Fetched<V>>> ask,
      Duration freshFor,
      Duration passableFor,
      Duration maxAge,
      PauseAfter pause) {
    this(question, ask, answer -> Optional.empty(), freshFor, passableFor, maxAge, pause);
  }

  /** The pause of a question after failures. */
  @FunctionalInterface
  interface PauseAfter {
    /**
     * The pause.
     *
     * @param failures consecutive failures, including this one
     */
    Duration pause(Fetched.Failed<?> failed, int failures);
  }
}
