package org.runportal.cache;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.runportal.run.Question;

/**
 * A kind of question to the vendor: how it is asked, and how its answers are kept.
 *
 * @param <K> what one question asks for
 * @param <V> what answers it
 * @param question what its calls are limited as
 * @param ask asks the vendor now; completes exceptionally only for a mistake of ours
 * @param freshFor how long an answer needs no new call
 * @param passableFor how long an answer is given at once while a newer one is fetched; at least
 *     {@code freshFor}
 * @param maxAge how old an answer may get before it is forgotten
 * @param pause how long the question is left alone after a failure
 * @param maxWeight letters of all answers together; those least asked for leave first
 * @param weight about how many letters an answer holds
 */
record QuestionKind<K, V>(
    Function<K, Question> question,
    Function<K, CompletionStage<Outcome<V>>> ask,
    Duration freshFor,
    Duration passableFor,
    Duration maxAge,
    PauseAfter pause,
    long maxWeight,
    ToIntFunction<V> weight) {
  /** How long to leave a question alone. */
  @FunctionalInterface
  interface PauseAfter {
    /**
     * The pause.
     *
     * @param failures in a row, this one included
     */
    Duration pause(Outcome.Failed<?> failed, int failures);
  }
}
