package org.runportal.operations;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Closes the ports of Payara Micro with its own admin command. The command runner is available only
 * through a class of the server, so this is the only class that names server classes.
 */
final class Listeners {
  private static final Logger LOGGER = System.getLogger(Listeners.class.getName());

  private static final String SERVICES = "org.glassfish.internal.api.Globals";
  private static final String COMMANDS = "org.glassfish.embeddable.CommandRunner";
  private static final String PORT =
      "configs.config.server-config.network-config.network-listeners.network-listener.%s.enabled";

  private Listeners() {}

  /** Closes the ports; open responses are cut off. */
  static void close() {
    try {
      Class<?> type = Class.forName(COMMANDS);
      Object commands = Class.forName(SERVICES).getMethod("get", Class.class).invoke(null, type);
      for (String name : List.of("http-listener", "https-listener")) {
        type.getMethod("run", String.class, String[].class)
            .invoke(commands, "set", new String[] {PORT.formatted(name) + "=false"});
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOGGER.log(Level.WARNING, "the ports stay open until the server closes them", e);
    }
  }
}
