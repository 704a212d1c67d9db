package org.runportal.cache;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The threads that copies are renewed on. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@interface Refreshing {}
