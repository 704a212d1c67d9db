package org.runportal.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/**
 * How people sign in to this install, read once at start. With a missing or bad key nobody does,
 * and the log names all such keys, never a value.
 */
@ApplicationScoped
public class SignIn {
  private static final Logger LOGGER = System.getLogger(SignIn.class.getName());

  private final Optional<IdentityProvider> provider;
  private final List<String> problems;

  /** For the CDI proxy. */
  protected SignIn() {
    this(key -> Optional.empty());
  }

  @Inject
  SignIn(Config config) {
    this(key -> config.getOptionalValue(key, String.class));
  }

  /**
   * @param settings answers the value of a full key, or empty when it is not set
   */
  public SignIn(Function<String, Optional<String>> settings) {
    SignInSettings.Read read = SignInSettings.read(settings);
    provider = read.provider();
    problems = List.copyOf(read.problems());
  }

  void tell(@Observes @Initialized(ApplicationScoped.class) Object start) {
    if (!problems.isEmpty()) {
      LOGGER.log(Level.ERROR, "sign-in is off: {0}", String.join(", ", problems));
    }
  }

  /** Who says who people are; nothing where nobody can sign in. */
  public Optional<IdentityProvider> provider() {
    return provider;
  }

  /** What keeps sign-in off; names keys, never values. Empty where none was configured. */
  public List<String> problems() {
    return problems;
  }
}
