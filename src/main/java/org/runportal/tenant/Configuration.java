package org.runportal.tenant;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The whole configuration with all its problems. The server and the configuration check read it in
 * the same way. In the server its parts are beans ({@link ServerConfiguration}), to be injected
 * separately.
 *
 * @param settings the source of the values
 * @param tenants the tenants
 * @param signIn the sign-in configuration
 * @param operators who may see the operators' pages
 * @param limits the request limits
 * @param address the public address
 * @param problems all problems
 */
public record Configuration(
    Settings settings,
    Tenants tenants,
    SignIn signIn,
    Operators operators,
    RequestLimits limits,
    PublicAddress address,
    Problems problems) {

  /** Reads everything. */
  public static Configuration of(Settings settings) {
    Tenants tenants = new Tenants(settings);
    SignIn signIn = SignIn.read(settings);
    KeyReader install = KeyReader.ofInstall(settings);
    Operators operators = Operators.read(install);
    RequestLimits limits = RequestLimits.read(install);
    PublicAddress address = new PublicAddress(install.find(Key.PUBLIC_URL));
    Key.all().stream().filter(key -> key.use() != Key.Use.PORTAL).forEach(install::find);
    return new Configuration(
        settings,
        tenants,
        signIn,
        operators,
        limits,
        address,
        problems(
            Stream.of(
                tenants.problems(),
                signIn.problems(),
                install.problems(),
                install.remarks(),
                tenants.remarks(),
                new KnownKeys(tenants.listed()).strays(settings.keys()))));
  }

  /** The public address may be a problem of sign-in and of the whole; it is listed once. */
  private static Problems problems(Stream<List<Problem>> lists) {
    Set<Problem> all = new LinkedHashSet<>();
    lists.forEach(all::addAll);
    return new Problems(List.copyOf(all));
  }
}
