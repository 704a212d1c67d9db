package org.runportal.page;

/**
 * Which form of which run is asked for, and what the visitor may see of it: part of the key of its
 * page.
 *
 * @param address the run and the form
 * @param withFacts whether the visitor may see the page of other facts
 */
record RunQuestion(RunAddress address, boolean withFacts) {}
