package org.runportal.transport;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The executor that starts calls and handles their results. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
public @interface Outgoing {}
