package org.runportal.operations;

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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import org.runportal.tenant.Configuration;
import org.runportal.tenant.Problem;
import org.runportal.tenant.SecretsDirectory;
import org.runportal.tenant.Settings;
import org.runportal.tenant.SignIn;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;
import org.runportal.tenant.Tenants;

/**
 * Says what a configuration would do, without a server: {@code --systemproperties FILE} (as often
 * as there are files) and {@code --secretsdir DIR} mean what they mean to Payara Micro, system
 * properties and the environment are heeded, and the order of all these is the server's. What is
 * read is read by the same code as in the server.
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

  /** Checks the configuration this process was given. */
  public static int run(String[] arguments) {
    return run(List.of(arguments), System.getProperties(), System.getenv(), System.out);
  }

  /**
   * @param out takes a line for each problem, which names its key and never a value, and one for
   *     each tenant
   * @return 0 when all is well, 1 when there are problems, 2 when the arguments cannot be meant
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
    return told(Configuration.of(settings()));
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

  /** As the server does: in the charset of the machine, and over what was set before. */
  private void readProperties(String file) {
    try (Reader reader = new FileReader(file, Charset.defaultCharset())) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--systemproperties names a file that cannot be read as properties", e);
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
      // told below
    }
    throw new IllegalArgumentException("--secretsdir names no directory that can be read");
  }

  private Settings settings() {
    List<Ranked> sources = new ArrayList<>();
    sources.add(Ranked.of(new SystemProperties(properties), 400));
    sources.add(Ranked.of(new Environment(environment), 300));
    secrets.ifPresent(directory -> sources.add(Ranked.of(directory, 90)));
    return new Settings(
        sources.stream()
            .sorted(Comparator.comparing(Ranked::ordinal).reversed())
            .map(Ranked::source)
            .toList());
  }

  private int told(Configuration configuration) {
    List<Problem> problems = configuration.problems();
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

  /**
   * A source and its rank.
   *
   * @param ordinal the higher wins; a source may set its own with {@code config_ordinal}
   */
  private record Ranked(Settings.Source source, int ordinal) {
    static Ranked of(Settings.Source source, int usual) {
      return new Ranked(
          source,
          source
              .value("config_ordinal")
              .filter(text -> text.matches("-?[0-9]{1,9}"))
              .map(Integer::valueOf)
              .orElse(usual));
    }
  }

  private record SystemProperties(Properties properties) implements Settings.Source {
    @Override
    public Optional<String> value(String key) {
      return Optional.ofNullable(properties.getProperty(key));
    }

    @Override
    public Set<String> keys() {
      return properties.stringPropertyNames();
    }
  }

  /** A variable is found under the key itself, or as MicroProfile Config spells it. */
  private record Environment(Map<String, String> variables) implements Settings.Source {
    @Override
    public Optional<String> value(String key) {
      String spelled = key.replaceAll("[^A-Za-z0-9]", "_");
      return Optional.ofNullable(variables.get(key))
          .or(() -> Optional.ofNullable(variables.get(spelled)))
          .or(() -> Optional.ofNullable(variables.get(spelled.toUpperCase(Locale.ROOT))));
    }

    @Override
    public Set<String> keys() {
      return variables.keySet();
    }
  }
}
