package org.runportal.cache;

import org.runportal.run.Failure;

/**
 * The last failure of a question.
 *
 * @param failures consecutive failures of the question
 * @param pause until the next attempt
 */
record LastFailure(Failure failure, int failures, Pause pause) {}
