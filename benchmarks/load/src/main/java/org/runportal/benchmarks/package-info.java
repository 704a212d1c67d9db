/**
 * Measures the run page of the portal beside the same page in other frameworks: starts each server,
 * shows that all tell the same facts, asks them under load, and reports.
 */
package org.runportal.benchmarks;
