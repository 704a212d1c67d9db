package org.runportal.run;

import java.util.List;
import java.util.Optional;
import org.runportal.tenant.Tenant;

/**
 * What the template of a run says of it, and how long other runs of it took. Pages do without until
 * it is there: nothing here blocks, fails or delays a page. What is due is fetched in the
 * background.
 */
public interface Templates {
  /** The rules of a template; empty while they are not known. */
  Optional<TemplateRules> rules(Tenant tenant, TemplateId template);

  /**
   * The tasks of a run that an automation hides; empty while they are not known. Runs leave them
   * out, and templates do not say which are confidential.
   */
  Optional<List<HiddenTask>> hidden(Tenant tenant, RunId run);

  /** How long the finished runs of a template took; empty while it is not known. */
  Optional<Yardstick> yardstick(Tenant tenant, TemplateId template);
}
