package org.runportal.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is configured for the whole install, and everything that is wrong with the configuration:
 * the same whether the portal starts with it or somebody only checks it.
 */
@ApplicationScoped
public class Configuration {
  private static final Logger LOGGER = System.getLogger(Configuration.class.getName());

  private final Tenants tenants;
  private final SignIn signIn;
  private final Operators operators;
  private final RequestLimits limits;
  private final List<Problem> others = new ArrayList<>();

  /** For the CDI proxy. */
  protected Configuration() {
    tenants = null;
    signIn = null;
    operators = null;
    limits = null;
  }

  /**
   * @param tenants read from the same settings
   * @param signIn read from the same settings
   */
  @Inject
  public Configuration(Tenants tenants, SignIn signIn, Settings settings) {
    this.tenants = tenants;
    this.signIn = signIn;
    Operators.Read read = Operators.read(settings);
    operators = read.operators();
    others.addAll(read.problems());
    RequestLimits.Read asked = RequestLimits.read(settings);
    limits = asked.limits();
    others.addAll(asked.problems());
    others.addAll(PublicAddress.problems(settings));
    for (String key : KnownKeys.SECRETS_READ_ELSEWHERE) {
      settings.get(key).flaw().ifPresent(flaw -> others.add(new Problem(key, flaw)));
    }
    others.addAll(new KnownKeys(tenants.listed()).strays(settings.keys()));
  }

  /** Reads everything. */
  public static Configuration of(Settings settings) {
    return new Configuration(new Tenants(settings), new SignIn(settings), settings);
  }

  /** The tenants. */
  public Tenants tenants() {
    return tenants;
  }

  /** How people sign in. */
  public SignIn signIn() {
    return signIn;
  }

  /** Who sees the page for operators. */
  public Operators operators() {
    return operators;
  }

  /** How often the portal may be asked. */
  public RequestLimits limits() {
    return limits;
  }

  /** All there is to mend: what keeps tenants off, what keeps sign-in off, then the rest. */
  public List<Problem> problems() {
    // an address may keep sign-in off and be of use elsewhere
    Set<Problem> all = new LinkedHashSet<>(tenants.problems());
    all.addAll(signIn.problems());
    all.addAll(others);
    return List.copyOf(all);
  }

  void tell(@Observes @Initialized(ApplicationScoped.class) Object start) {
    for (TenantId id : tenants.listed()) {
      if (tenants.named(id).isEmpty()) {
        LOGGER.log(Level.ERROR, "tenant {0} is off: {1}", id, told(tenants.problems(id)));
      }
    }
    if (!signIn.problems().isEmpty()) {
      LOGGER.log(Level.ERROR, "sign-in is off: {0}", told(signIn.problems()));
    }
    Set<Problem> told = new HashSet<>(signIn.problems());
    tenants.listed().forEach(id -> told.addAll(tenants.problems(id)));
    problems().stream()
        .filter(problem -> !told.contains(problem))
        .forEach(problem -> LOGGER.log(Level.WARNING, problem));
    LOGGER.log(Level.INFO, "tenants: {0}", tenants.all().stream().map(Tenant::id).toList());
    for (Tenant tenant : tenants.all()) {
      if (tenant.branding().accent().filter(AccentColor::adjusted).isPresent()) {
        LOGGER.log(
            Level.WARNING,
            "portal.tenant.{0}.accent-color is hard to read and was darkened",
            tenant.id());
      }
    }
  }

  private static String told(List<Problem> problems) {
    return problems.stream().map(Problem::toString).collect(Collectors.joining(", "));
  }
}
