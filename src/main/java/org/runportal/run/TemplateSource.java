package org.runportal.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.runportal.tenant.Tenant;

/** Loads templates, and the finished runs of a template, from the vendor. It does not cache. */
public interface TemplateSource {
  /** The result of a call. */
  sealed interface Answer<T> {}

  /**
   * What was asked for.
   *
   * @param value the answer
   * @param asOf when the response was read
   */
  record Read<T>(T value, Instant asOf) implements Answer<T> {}

  /**
   * No answer.
   *
   * @param failure why; {@link Failure#NOT_FOUND} also for an archived template
   * @param retryAfter the time until a retry can succeed, if known
   */
  record Failed<T>(Failure failure, Optional<Duration> retryAfter) implements Answer<T> {}

  /**
   * The rules of a template, in one call.
   *
   * @return completes exceptionally only for a defect of ours, never for an upstream failure
   */
  CompletionStage<Answer<TemplateRules>> rules(Tenant tenant, TemplateId template);

  /**
   * The tasks of a run that an automation hides, in one call; none of those that are confidential.
   *
   * @return completes exceptionally only for a defect of ours, never for an upstream failure
   */
  CompletionStage<Answer<List<HiddenTask>>> hidden(Tenant tenant, RunId run);

  /**
   * How long the finished runs of a template took, in one call.
   *
   * @return completes exceptionally only for a defect of ours, never for an upstream failure
   */
  CompletionStage<Answer<Yardstick>> yardstick(Tenant tenant, TemplateId template);
}
