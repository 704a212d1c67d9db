package org.runportal.cache;

import org.runportal.run.Failure;

/**
 * Why a question was not answered the last time.
 *
 * @param failures in a row, of this question
 * @param pause until the vendor may be asked it again
 */
record LastFailure(Failure failure, int failures, Pause pause) {}
