package org.runportal.cache;

import org.runportal.run.Failure;

/**
 * Why the last question for a run brought nothing.
 *
 * @param failures in a row, for this run
 * @param pause until the vendor may be asked for it again
 */
record LastFailure(Failure failure, int failures, Pause pause) {}
