package org.runportal.operations;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The main class of {@code java -jar portal.war}: runs the configuration check, without a server.
 * Java does not find the classes and libraries of a WAR, so this class is also at the root of the
 * archive and sets up a class loader for the others. Java cannot read nested archives, so the
 * libraries are unpacked into a temporary directory while the check runs.
 */
public final class CheckLauncher {
  private static final String CLASSES = "WEB-INF/classes/";

  /** The libraries of the portal, and those the server would provide. */
  private static final List<String> LIBRARIES = List.of("WEB-INF/lib/", "WEB-INF/check/");

  private CheckLauncher() {}

  /**
   * Runs the check and exits: 0 if the configuration is valid, 1 if there are problems, 2 for wrong
   * arguments.
   *
   * @param arguments as {@link ConfigurationCheck} takes them
   */
  public static void main(String[] arguments)
      throws IOException, ReflectiveOperationException, URISyntaxException {
    URL war = CheckLauncher.class.getProtectionDomain().getCodeSource().getLocation();
    Path unpacked = Files.createTempDirectory("portal-check");
    int status;
    try {
      List<URL> path = new ArrayList<>();
      path.add(URI.create("jar:" + war + "!/" + CLASSES).toURL());
      path.addAll(libraries(Path.of(war.toURI()), unpacked));
      try (URLClassLoader loader =
          new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
        status = check(loader, arguments);
      }
    } finally {
      delete(unpacked);
    }
    System.exit(status);
  }

  private static int check(ClassLoader loader, String[] arguments)
      throws ReflectiveOperationException {
    Thread.currentThread().setContextClassLoader(loader);
    try {
      return (int)
          loader
              .loadClass("org.runportal.operations.ConfigurationCheck")
              .getMethod("run", String[].class)
              .invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("the check has a fault of its own", e.getCause());
    }
  }

  private static List<URL> libraries(Path war, Path into) throws IOException {
    List<URL> unpacked = new ArrayList<>();
    try (JarFile archive = new JarFile(war.toFile())) {
      for (JarEntry entry : archive.stream().filter(CheckLauncher::isLibrary).toList()) {
        Path file = into.resolve(String.valueOf(unpacked.size()));
        try (InputStream bytes = archive.getInputStream(entry)) {
          Files.copy(bytes, file);
        }
        unpacked.add(file.toUri().toURL());
      }
    }
    return unpacked;
  }

  private static boolean isLibrary(JarEntry entry) {
    return LIBRARIES.stream().anyMatch(entry.getName()::startsWith)
        && entry.getName().endsWith(".jar");
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
