package org.runportal.transport;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The threads on which calls begin and what they brought is handled. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
public @interface Outgoing {}
