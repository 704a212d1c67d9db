package org.runportal.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.Optional;
import org.runportal.tenant.Admission;
import org.runportal.tenant.Operators;
import org.runportal.tenant.SignIn;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.Tenants;

/**
 * The access rule, applied to every request: a public tenant is open to all; any other needs a
 * signed-in user in one of its groups. A tenant without groups is open to every signed-in user.
 * Without configured operator groups there are no operators.
 */
@ApplicationScoped
public class TenantAccess implements Admission {
  private static final Logger LOGGER = System.getLogger(TenantAccess.class.getName());

  private final Tenants tenants;
  private final SignIn signIn;
  private final Operators operators;
  private final CurrentUser user;

  @Inject
  TenantAccess(Tenants tenants, SignIn signIn, Operators operators, CurrentUser user) {
    this.tenants = tenants;
    this.signIn = signIn;
    this.operators = operators;
    this.user = user;
  }

  @Override
  public boolean admits(Tenant tenant) {
    return admits(tenant, user.person());
  }

  static boolean admits(Tenant tenant, Optional<SignedInPerson> person) {
    if (tenant.access() == Tenant.Access.PUBLIC) {
      return true;
    }
    return person
        .filter(
            user ->
                tenant.groups().isEmpty() || !Collections.disjoint(tenant.groups(), user.groups()))
        .isPresent();
  }

  @Override
  public boolean admitsToOtherFacts(Tenant tenant) {
    return switch (tenant.otherFacts()) {
      case NONE -> false;
      case SIGNED_IN -> user.person().isPresent();
      case ALL -> true;
    };
  }

  @Override
  public boolean admitsOperator() {
    return admits(operators, user.person());
  }

  static boolean admits(Operators operators, Optional<SignedInPerson> person) {
    return operators.access() == Tenant.Access.PUBLIC
        || person
            .filter(user -> !Collections.disjoint(operators.groups(), user.groups()))
            .isPresent();
  }

  void logClosed(@Observes @Initialized(ApplicationScoped.class) Object start) {
    boolean signInOn = signIn.provider().isPresent();
    String reason =
        signIn.problems().isEmpty() ? "no identity provider is configured" : "sign-in is off";
    for (Tenant tenant : tenants.all()) {
      if (!signInOn && !admits(tenant, Optional.empty())) {
        LOGGER.log(
            Level.WARNING,
            "tenant {0} admits nobody: portal.tenant.{0}.access is signed-in and {1} (portal.oidc.…)",
            tenant.id(),
            reason);
      }
    }
    if (operators.access() != Tenant.Access.PUBLIC && (!signInOn || operators.groups().isEmpty())) {
      LOGGER.log(
          Level.INFO,
          "/-/status is off: portal.status.access is signed-in and {0}",
          signInOn ? "portal.status.groups names nobody" : reason + " (portal.oidc.…)");
    }
  }
}
