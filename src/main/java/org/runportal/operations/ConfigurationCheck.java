package org.runportal.operations;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import java.io.FileReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.spi.ConfigSource;
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
 * the server.
 */
public final class ConfigurationCheck {
  private static final String USAGE =
      "usage: java [-Dkey=value] -jar portal.war [--systemproperties FILE] [--secretsdir DIR]";

  private final Properties properties = new Properties();
  private final Map<String, String> environment;
  private final PrintStream out;
  private Optional<SecretsDirectory> secrets = Optional.empty();

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
   * @return 0 if the configuration is valid, 1 if there are problems, 2 for wrong arguments
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
    return report(Configuration.of(settings()));
  }

  private void read(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i += 2) {
      if (i + 1 == arguments.size()) {
        throw new IllegalArgumentException(USAGE);
      }
      switch (arguments.get(i)) {
        case "--systemproperties" -> readProperties(arguments.get(i + 1));
        case "--secretsdir" -> readSecrets(arguments.get(i + 1));
        default -> throw new IllegalArgumentException(USAGE);
      }
    }
  }

  /** Reads as the server does: in the platform's charset; later files override earlier ones. */
  private void readProperties(String file) {
    try (Reader reader = new FileReader(file, Charset.defaultCharset())) {
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
    return new Settings(sources);
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
    } else if (!signIn.problems().isEmpty()) {
      out.println("sign-in is off");
    }
    out.println(problems.isEmpty() ? "no problem" : "problems: " + problems.size());
    return problems.isEmpty() ? 0 : 1;
  }

  private static Function<Tenant, String> on(Configuration configuration) {
    boolean nobodySignsIn = configuration.signIn().provider().isEmpty();
    return tenant ->
        nobodySignsIn && tenant.access() == Tenant.Access.SIGNED_IN
            ? " is on, but admits nobody: nobody can sign in (portal.oidc.issuer)"
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
