package org.runportal.page;

import org.runportal.run.RunLookup;
import org.runportal.tenant.Tenant;

/**
 * A run that is there, before anything is drawn.
 *
 * @param tenant whose it is
 * @param address the run page
 * @param answer the run, now or as it was
 * @param withFacts whether the visitor may see the page of other facts
 */
record LoadedRun(Tenant tenant, RunAddress address, RunLookup.Answered answer, boolean withFacts) {}
