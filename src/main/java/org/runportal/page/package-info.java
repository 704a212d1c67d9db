/**
 * How a run is shown: the pages, the presenters that turn a {@link org.runportal.run.Run} into
 * views, and the box that finds one.
 *
 * <p>May import {@code run}, {@code tenant} and {@code web}. Owns the decision that a view is
 * complete before a template sees it: words, numbers and times are in the visitor's language, and
 * what a tenant hides is already gone.
 */
package org.runportal.page;
