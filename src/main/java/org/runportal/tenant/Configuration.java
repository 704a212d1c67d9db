package org.runportal.tenant;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that is configured, read in one go, with all that is wrong with it: the same whether
 * the portal starts with it or somebody only checks it. In the server its parts are beans ({@link
 * ServerConfiguration}); whoever needs one injects that one.
 *
 * @param settings what it was read from
 * @param tenants the tenants
 * @param signIn how people sign in
 * @param operators who sees the page for operators
 * @param limits how often the portal may be asked
 * @param address the address people use
 * @param problems all there is to mend
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

  /** An address may keep sign-in off and be of use elsewhere: it is named once. */
  private static Problems problems(Stream<List<Problem>> lists) {
    Set<Problem> all = new LinkedHashSet<>();
    lists.forEach(all::addAll);
    return new Problems(List.copyOf(all));
  }
}
