package org.runportal.run;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.runportal.tenant.Tenant;

/** Loads templates, and the finished runs of a template, from the vendor. It does not cache. */
public interface TemplateSource {
  /**
   * The rules of a template, in one call; {@link Failure#NOT_FOUND} also for an archived one.
   *
   * @return completes exceptionally only for a defect of ours, never for an upstream failure
   */
  CompletionStage<Fetched<TemplateRules>> rules(Tenant tenant, TemplateId template);

  /**
   * The tasks of a run that an automation hides, in one call; none of those that are confidential.
   *
   * @return completes exceptionally only for a defect of ours, never for an upstream failure
   */
  CompletionStage<Fetched<List<HiddenTask>>> hidden(Tenant tenant, RunId run);

  /**
   * How long the finished runs of a template took, in one call.
   *
   * @return completes exceptionally only for a defect of ours, never for an upstream failure
   */
  CompletionStage<Fetched<Yardstick>> yardstick(Tenant tenant, TemplateId template);
}
