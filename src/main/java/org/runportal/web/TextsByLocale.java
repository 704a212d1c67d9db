package org.runportal.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts of each language, made once. There are as many as languages and tenants, whatever
 * browsers ask for.
 */
@ApplicationScoped
public class TextsByLocale {
  private final Map<Locale, Texts> all = new ConcurrentHashMap<>();

  /** For the application. */
  public TextsByLocale() {}

  Texts in(Locale locale) {
    return all.computeIfAbsent(locale, Texts::in);
  }
}
