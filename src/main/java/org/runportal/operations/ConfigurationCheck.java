package org.runportal.operations;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import java.io.FileReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.runportal.tallyfy.Trial;
import org.runportal.tenant.Configuration;
import org.runportal.tenant.Problem;
import org.runportal.tenant.SecretsDirectory;
import org.runportal.tenant.Settings;
import org.runportal.tenant.SignIn;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;
import org.runportal.tenant.Tenants;

/**
 * Checks a configuration without a server. {@code --systemproperties FILE} (repeatable) and {@code
 * --secretsdir DIR} have the same meaning as for Payara Micro; system properties and environment
 * variables apply too, in the server's order of precedence. The same code reads the settings as in
 * the server. {@code --try} then makes one call to Tallyfy for each tenant that is on and prints
 * the result.
 */
public final class ConfigurationCheck {
  private static final String USAGE =
      "usage: java [-Dkey=value] -jar portal.war [--systemproperties FILE] [--secretsdir DIR] [--try]";

  private final Properties properties = new Properties();
  private final Map<String, String> environment;
  private final PrintStream out;
  private Optional<SecretsDirectory> secrets = Optional.empty();
  private boolean tries;

  private ConfigurationCheck(Properties system, Map<String, String> environment, PrintStream out) {
    system
        .stringPropertyNames()
        .forEach(name -> properties.setProperty(name, system.getProperty(name)));
    this.environment = environment;
    this.out = out;
  }

  /** Checks the configuration of this process. */
  public static int run(String[] arguments) {
    return run(List.of(arguments), System.getProperties(), System.getenv(), System.out);
  }

  /**
   * @param out receives a line per problem, with its key but never a value, and one per tenant
   * @return 0 if the configuration is valid, 1 if there are problems or a call of {@code --try}
   *     failed, 2 for wrong arguments
   */
  static int run(
      List<String> arguments, Properties system, Map<String, String> environment, PrintStream out) {
    return new ConfigurationCheck(system, environment, out).run(arguments);
  }

  private int run(List<String> arguments) {
    try {
      read(arguments);
    } catch (IllegalArgumentException e) {
      out.println(e.getMessage());
      return 2;
    }
    Configuration configuration = Configuration.of(settings());
    int status = report(configuration);
    return tries && !tried(configuration.tenants()) ? 1 : status;
  }

  private void read(List<String> arguments) {
    Iterator<String> words = arguments.iterator();
    while (words.hasNext()) {
      switch (words.next()) {
        case "--systemproperties" -> readProperties(value(words));
        case "--secretsdir" -> readSecrets(value(words));
        case "--try" -> tries = true;
        default -> throw new IllegalArgumentException(USAGE);
      }
    }
  }

  private static String value(Iterator<String> words) {
    if (!words.hasNext()) {
      throw new IllegalArgumentException(USAGE);
    }
    return words.next();
  }

  /** Reads UTF-8, as the server started by {@code start}; later files override earlier ones. */
  private void readProperties(String file) {
    try (Reader reader = new FileReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--systemproperties names a file that cannot be read as properties: " + file, e);
    }
  }

  private void readSecrets(String directory) {
    try {
      Path path = Path.of(directory);
      if (Files.isDirectory(path)) {
        secrets = Optional.of(new SecretsDirectory(path));
        return;
      }
    } catch (InvalidPathException | UncheckedIOException e) {
      // reported below
    }
    throw new IllegalArgumentException(
        "--secretsdir names no directory that can be read: " + directory);
  }

  private Settings settings() {
    List<ConfigSource> sources = new ArrayList<>();
    sources.add(new PropertiesConfigSource(properties, "system properties", 400));
    sources.add(new Environment(environment));
    secrets.ifPresent(sources::add);
    return Settings.inUtf8(sources);
  }

  private int report(Configuration configuration) {
    List<Problem> problems = configuration.problems().all();
    problems.forEach(out::println);
    Tenants tenants = configuration.tenants();
    for (TenantId id : tenants.listed()) {
      out.println("tenant " + id + tenants.named(id).map(on(configuration)).orElse(" is off"));
    }
    SignIn signIn = configuration.signIn();
    if (signIn.provider().isPresent()) {
      out.println("sign-in is on");
      signIn.notes().forEach(out::println);
    } else if (!signIn.problems().isEmpty()) {
      out.println("sign-in is off");
    }
    out.println(problems.isEmpty() ? "no problem" : "problems: " + problems.size());
    return problems.isEmpty() ? 0 : 1;
  }

  private boolean tried(Tenants tenants) {
    boolean open = true;
    for (Tenant tenant : tenants.all()) {
      Trial trial = Trial.of(tenant);
      out.println("tenant " + tenant.id() + ": " + trial.text());
      open &= trial.open();
    }
    return open;
  }

  private static Function<Tenant, String> on(Configuration configuration) {
    boolean nobodySignsIn = configuration.signIn().provider().isEmpty();
    return tenant ->
        nobodySignsIn && tenant.access() == Tenant.Access.SIGNED_IN
            ? " is on, but admits nobody: nobody can sign in (portal.oidc.issuer)"
            : tenant.isListOpenToEverybody()
                ? " is on, and everybody finds every process its token may see (list=all)"
                : nobodySignsIn && tenant.listing().isPersonal()
                    ? " is on, but nobody sees a list: nobody can sign in (list=mine)"
                    : " is on";
  }

  /** Lists the variables by their own names, not by the keys they may map to. */
  private record Environment(EnvConfigSource source, Map<String, String> variables)
      implements ConfigSource {
    Environment(Map<String, String> variables) {
      this(new EnvConfigSource(variables, 300), variables);
    }

    @Override
    public Set<String> getPropertyNames() {
      return variables.keySet();
    }

    @Override
    public String getValue(String key) {
      return source.getValue(key);
    }

    @Override
    public int getOrdinal() {
      return source.getOrdinal();
    }

    @Override
    public String getName() {
      return source.getName();
    }
  }
}
