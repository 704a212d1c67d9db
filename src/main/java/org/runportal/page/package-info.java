/**
 * How a run is shown: the pages, the presenters that turn a {@link org.runportal.run.Run} into
 * views, and the box that finds one.
 *
 * <p>A request for a run goes one way: {@code RunAnswer} asks {@link org.runportal.web.KeptPages}
 * for its page. When that is not cached, {@code RunSource} has the run loaded and hands the result
 * to one of three readers, which are a page, a format and the error page. {@link
 * org.runportal.page.RunAddress} alone knows the path of a run; {@code Wording} alone puts runs and
 * tasks into words. A view is made of named sections, and of two kinds of text: plain strings for
 * people, in which {@code Redaction} masks what a tenant keeps to itself, and {@link
 * org.runportal.web.Literal}s for programs, which it leaves alone.
 *
 * <p>What is about whoever asks follows from their sign-in ({@code WhoAsks}), never from an
 * address. The page of a run is drawn for nobody in particular: who is next is a part of it that
 * only they are sent ({@link org.runportal.web.Personal}).
 *
 * <p>May import {@code run}, {@code tenant} and {@code web}. Owns the decision that a view is
 * complete before a template sees it: words, numbers and times are in the visitor's language, and
 * what a tenant hides is already gone.
 */
package org.runportal.page;
