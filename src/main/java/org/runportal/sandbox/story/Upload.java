package org.runportal.sandbox.story;

import java.time.Instant;

/** A file that somebody put into a form field. */
record Upload(String filename, int version, Instant at) {}
