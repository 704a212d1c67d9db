package org.runportal.it.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.runportal.access.TestSession;
import org.runportal.it.SecondPortal;
import org.runportal.tallyfy.TallyfyStub;

/**
 * A company with an identity provider, a portal that people reach over TLS, and tenants: {@code
 * open} for everybody, {@code acme} and {@code globex} for a group each, {@code staff} for whoever
 * is signed in. Started once for all tests that need it.
 */
final class Company implements BeforeAllCallback {
  /** One test class at a time may be there. */
  static final String PLACE = "company";

  private static final String ORGANIZATION = "3cfeeeb53c6600dd116e8377bee2843a";
  private static final String TOKEN = "token-of-the-company";
  private static final String RUNS = "organizations/" + ORGANIZATION + "/runs/";

  /** The one run the vendor has; another, called {@code refused}, it keeps to itself. */
  static final String KNOWN_RUN = "354c775d1990256fc9790d4f88fabb70";

  private Running running;

  /** All that runs. */
  private static final class Running implements AutoCloseable {
    private final int securePort = SecondPortal.freePort();
    private final TallyfyStub vendor = new TallyfyStub();
    private final Keycloak provider = new Keycloak(root());
    private final SecondPortal portal;

    Running() {
      try {
        vendor.beforeEach(null);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      vendor.answers(RUNS + KNOWN_RUN, TallyfyStub.sample("run-midflight-full.json"));
      vendor.answers(RUNS + "refused", TallyfyStub.status(403));
      AtTallyfy.answers(vendor, "organizations/" + ORGANIZATION + "/");
      portal =
          new SecondPortal(
              SecondPortal.newHome("sign-in"),
              settings(),
              new SecondPortal.Options(
                  List.of("-Duser.timezone=UTC"),
                  List.of("--sslport", String.valueOf(securePort)),
                  Map.of()));
      portal.ready();
      provider.ready();
    }

    String root() {
      // not the host of the provider: what one sets, the other does not get
      return "https://127.0.0.1:" + securePort;
    }

    private Properties settings() {
      Properties settings = new Properties();
      settings.setProperty("portal.oidc.issuer", provider.issuer());
      settings.setProperty("portal.oidc.client-id", Keycloak.CLIENT);
      settings.setProperty("portal.oidc.client-secret", Keycloak.SECRET);
      settings.setProperty("portal.public-url", root());
      // everybody here calls from one address
      settings.setProperty("portal.requests-per-minute", "0");
      settings.setProperty("portal.tenants", "open,acme,globex,staff");
      for (String tenant : List.of("open", "acme", "globex", "staff")) {
        String key = "portal.tenant." + tenant + ".";
        settings.setProperty(
            key + "name", tenant.substring(0, 1).toUpperCase() + tenant.substring(1));
        settings.setProperty(key + "organization", ORGANIZATION);
        settings.setProperty(key + "token", TOKEN);
        settings.setProperty(key + "api-url", vendor.url().toString());
        settings.setProperty(key + "calls-per-minute", "6000");
      }
      settings.setProperty("portal.tenant.staff.list", "mine");
      settings.setProperty("portal.tenant.globex.list", "all");
      settings.setProperty("portal.tenant.open.access", "public");
      settings.setProperty("portal.tenant.acme.groups", "acme-people,nobody-is-in-this-one");
      settings.setProperty("portal.tenant.globex.groups", "globex-people");
      // nobody who may not see it learns that it speaks and counts otherwise than others do
      settings.setProperty("portal.tenant.globex.locale", "ar");
      settings.setProperty("portal.tenant.globex.time-zone", "Asia/Kathmandu");
      settings.setProperty("portal.tenant.globex.accent-color", "#7a1fa2");
      return settings;
    }

    @Override
    public void close() {
      portal.close();
      provider.close();
      vendor.afterEach(null);
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    running =
        context
            .getRoot()
            .getStore(Namespace.GLOBAL)
            .getOrComputeIfAbsent(Running.class, key -> new Running(), Running.class);
  }

  /** The address people use for the portal. */
  String root() {
    return running.root();
  }

  Keycloak provider() {
    return running.provider;
  }

  /** The portal, reached as a proxy would that ends TLS. */
  SecondPortal portal() {
    return running.portal;
  }

  TallyfyStub vendor() {
    return running.vendor;
  }

  /** Lets the vendor keep a run to itself. */
  void refuses(String run) {
    running.vendor.answers(RUNS + run, TallyfyStub.status(403));
  }

  /** A pass for acme of somebody who just signed in. */
  String passOf(String name) {
    return pass(Keycloak.SECRET, name, Duration.ZERO);
  }

  /** A pass for acme, good for eight hours, of somebody who signed in so long ago. */
  String pass(String secret, String name, Duration ago) {
    return TestSession.of(
        URI.create(running.provider.issuer()),
        Keycloak.CLIENT,
        secret,
        name,
        "acme-people",
        Clock.systemUTC().instant().minus(ago),
        Duration.ofHours(8));
  }

  /** Somebody with a browser of their own that has no script and no screen. */
  Caller caller() {
    return new Caller(running.portal, running.root());
  }
}
