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
 * The one rule: what is public is for everybody, anything else only for people who are signed in
 * and in one of its groups. A tenant without groups is for whoever is signed in; without groups of
 * operators nobody is one. Asked anew on every request.
 */
@ApplicationScoped
public class TenantAccess implements Admission {
  private static final Logger LOGGER = System.getLogger(TenantAccess.class.getName());

  private final Tenants tenants;
  private final SignIn signIn;
  private final Operators operators;
  private final CurrentUser visitor;

  @Inject
  TenantAccess(Tenants tenants, SignIn signIn, Operators operators, CurrentUser visitor) {
    this.tenants = tenants;
    this.signIn = signIn;
    this.operators = operators;
    this.visitor = visitor;
  }

  @Override
  public boolean admits(Tenant tenant) {
    return admits(tenant, visitor.person());
  }

  static boolean admits(Tenant tenant, Optional<SignedInPerson> person) {
    if (tenant.access() == Tenant.Access.PUBLIC) {
      return true;
    }
    return person
        .filter(
            known ->
                tenant.groups().isEmpty() || !Collections.disjoint(tenant.groups(), known.groups()))
        .isPresent();
  }

  @Override
  public boolean admitsOperator() {
    return admits(operators, visitor.person());
  }

  static boolean admits(Operators operators, Optional<SignedInPerson> person) {
    return operators.access() == Tenant.Access.PUBLIC
        || person
            .filter(known -> !Collections.disjoint(operators.groups(), known.groups()))
            .isPresent();
  }

  void tell(@Observes @Initialized(ApplicationScoped.class) Object start) {
    boolean open = signIn.provider().isPresent();
    String why =
        signIn.problems().isEmpty() ? "no identity provider is configured" : "sign-in is off";
    for (Tenant tenant : tenants.all()) {
      if (!open && !admits(tenant, Optional.empty())) {
        LOGGER.log(
            Level.WARNING,
            "tenant {0} admits nobody: portal.tenant.{0}.access is signed-in and {1} (portal.oidc.…)",
            tenant.id(),
            why);
      }
    }
    if (operators.access() != Tenant.Access.PUBLIC && (!open || operators.groups().isEmpty())) {
      LOGGER.log(
          Level.INFO,
          "/-/status is off: portal.status.access is signed-in and {0}",
          open ? "portal.status.groups names nobody" : why + " (portal.oidc.…)");
    }
  }
}
