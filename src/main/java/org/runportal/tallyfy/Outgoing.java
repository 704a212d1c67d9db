package org.runportal.tallyfy;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The threads that calls to the vendor are made on. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@interface Outgoing {}
