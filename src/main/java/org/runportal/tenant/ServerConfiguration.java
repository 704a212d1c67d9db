package org.runportal.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;

/** The configuration of the running server, read once; its parts are beans. */
@Dependent
public class ServerConfiguration {
  private static final Logger LOGGER = System.getLogger(ServerConfiguration.class.getName());

  /** For the container. */
  ServerConfiguration() {}

  /** Initialized on first use while the application starts. */
  private static final class Once {
    static final Configuration CONFIGURATION =
        Configuration.of(ServerSettings.of(ConfigProvider.getConfig()));
  }

  /**
   * The whole configuration, for an extension, which cannot inject beans. Beans inject the part
   * they need.
   */
  public static Configuration get() {
    return Once.CONFIGURATION;
  }

  @Produces
  @Singleton
  Settings settings() {
    return get().settings();
  }

  @Produces
  @Singleton
  Tenants tenants() {
    return get().tenants();
  }

  @Produces
  @Singleton
  Tokens tokens(Clock clock) {
    return new Tokens(get().settings(), clock);
  }

  @Produces
  @Singleton
  SignIn signIn() {
    return get().signIn();
  }

  @Produces
  @Singleton
  Operators operators() {
    return get().operators();
  }

  @Produces
  @Singleton
  RequestLimits limits() {
    return get().limits();
  }

  @Produces
  @Singleton
  PublicAddress address() {
    return get().address();
  }

  @Produces
  @Singleton
  Problems problems() {
    return get().problems();
  }

  void log(@Observes @Initialized(ApplicationScoped.class) Object start) {
    Tenants tenants = get().tenants();
    Set<Problem> logged = new HashSet<>();
    for (TenantId id : tenants.listed()) {
      Problems problems = new Problems(tenants.problems(id));
      if (tenants.named(id).isEmpty()) {
        LOGGER.log(Level.ERROR, "tenant {0} is off: {1}", id, problems);
        logged.addAll(problems.all());
      }
    }
    Problems ofSignIn = new Problems(get().signIn().problems());
    if (!ofSignIn.all().isEmpty()) {
      LOGGER.log(Level.ERROR, "sign-in is off: {0}", ofSignIn);
      logged.addAll(ofSignIn.all());
    }
    if (get().signIn().provider().filter(known -> known.sessionKeys().derived()).isPresent()) {
      LOGGER.log(
          Level.WARNING,
          "portal.session.keys is not set: sign-in cookies are encrypted with a key made from"
              + " portal.oidc.client-secret, so whoever learns that secret can sign in as anybody");
    }
    get().signIn().notes().forEach(note -> LOGGER.log(Level.WARNING, note));
    get().problems().all().stream()
        .filter(problem -> !logged.contains(problem))
        .forEach(problem -> LOGGER.log(Level.WARNING, problem));
    LOGGER.log(Level.INFO, "tenants: {0}", tenants.all().stream().map(Tenant::id).toList());
    for (Tenant tenant : tenants.all()) {
      if (tenant.isListOpenToEverybody()) {
        LOGGER.log(
            Level.WARNING,
            "portal.tenant.{0}.list is all and its access is public: everybody finds every process"
                + " that the token''s owner may see at Tallyfy",
            tenant.id());
      }
      if (tenant.listing().isPersonal() && get().signIn().provider().isEmpty()) {
        LOGGER.log(
            Level.WARNING,
            "portal.tenant.{0}.list is mine, but nobody can sign in: nobody sees a list",
            tenant.id());
      }
      if (tenant.branding().accent().filter(AccentColor::adjusted).isPresent()) {
        LOGGER.log(
            Level.WARNING,
            "portal.tenant.{0}.accent-color is hard to read and was darkened",
            tenant.id());
      }
    }
  }
}
