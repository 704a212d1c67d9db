package org.runportal.page;

import java.time.Duration;
import java.util.Optional;
import org.runportal.run.RunLookup;
import org.runportal.run.TemplateInfo;
import org.runportal.tenant.Tenant;

/**
 * A run that is there, before anything is drawn.
 *
 * @param tenant whose it is
 * @param address the run page
 * @param answer the run, now or as it was
 * @param template what is known of its template
 * @param reload after how long the page reloads itself; empty when it does not
 * @param withFacts whether the visitor may see the page of other facts
 */
record LoadedRun(
    Tenant tenant,
    RunAddress address,
    RunLookup.Answered answer,
    TemplateInfo template,
    Optional<Duration> reload,
    boolean withFacts) {}
