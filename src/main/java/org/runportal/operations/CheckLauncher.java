package org.runportal.operations;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;

/**
 * What {@code java -jar portal.war} starts: the check of a configuration, and no server. A WAR
 * keeps its classes where Java does not look, so this one stands at its root as well and shows the
 * way to the others. It needs no library.
 */
public final class CheckLauncher {
  private CheckLauncher() {}

  /**
   * Checks and ends: 0 when everything is right, 1 when something has to be mended, 2 when it was
   * called wrongly.
   *
   * @param arguments as {@link ConfigurationCheck} takes them
   */
  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    URL war = CheckLauncher.class.getProtectionDomain().getCodeSource().getLocation();
    URL classes = URI.create("jar:" + war + "!/WEB-INF/classes/").toURL();
    int status;
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
      status =
          (int)
              loader
                  .loadClass("org.runportal.operations.ConfigurationCheck")
                  .getMethod("run", String[].class)
                  .invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("a mistake of ours while checking", e.getCause());
    }
    System.exit(status);
  }
}
