package org.runportal.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * How people sign in to this install, read once at start. With a missing or bad key nobody does.
 */
@ApplicationScoped
public class SignIn {
  private final Optional<IdentityProvider> provider;
  private final List<Problem> problems;

  /** For the CDI proxy. */
  protected SignIn() {
    this(Settings.NONE);
  }

  /** Reads {@code portal.oidc.…}. */
  @Inject
  public SignIn(Settings settings) {
    SignInSettings.Read read = SignInSettings.read(settings);
    provider = read.provider();
    problems = read.problems();
  }

  /** Who says who people are; nothing where nobody can sign in. */
  public Optional<IdentityProvider> provider() {
    return provider;
  }

  /** What keeps sign-in off. Empty where none was configured. */
  public List<Problem> problems() {
    return problems;
  }
}
