package org.runportal.run;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A question that was asked, and how its answer is come by.
 *
 * @param answer the answer, or its promise
 * @param from where it comes from
 * @param held whether an older answer was at hand
 * @param called whether a call was begun for it, be it waited for or not
 * @param freshFor how long an answer needs no call
 */
public record Asked<A>(
    CompletableFuture<A> answer, From from, boolean held, boolean called, Duration freshFor) {
  /** Where an answer comes from. */
  public enum From {
    /** From memory: it is there. */
    MEMORY,
    /** From a call that was made for this question. */
    CALL,
    /** From a call that was made for somebody else. */
    SHARED_CALL
  }

  /** The same with another form of the answer. */
  public <B> Asked<B> map(Function<A, B> form) {
    return new Asked<>(answer.thenApply(form), from, held, called, freshFor);
  }
}
