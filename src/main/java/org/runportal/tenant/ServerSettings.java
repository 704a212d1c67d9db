package org.runportal.tenant;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads the settings from the sources of the server's MicroProfile Config. */
final class ServerSettings {
  private static final Logger LOGGER = System.getLogger(ServerSettings.class.getName());

  /** What Payara calls the source that reads its secrets directory. */
  private static final String SECRETS = "Directory";

  private ServerSettings() {}

  /**
   * The settings of a server. The secrets directory is read by {@link SecretsDirectory} instead of
   * the server's own source, which does not say which file a value comes from, and does not notice
   * when the link to a file changes its target.
   */
  static Settings of(Config config) {
    List<ConfigSource> sources = new ArrayList<>();
    for (ConfigSource source : config.getConfigSources()) {
      boolean ofSecrets = source.getName().equals(SECRETS) && !source.getPropertyNames().isEmpty();
      Optional<ConfigSource> ours = ofSecrets ? secretsDirectory(config) : Optional.empty();
      sources.add(ours.orElse(source));
    }
    return new Settings(sources);
  }

  /**
   * The secrets directory. Payara does not expose its path through MicroProfile Config. It exposes
   * the path of {@code domain.xml}, which has it, whether it was set on the command line (Micro) or
   * with {@code asadmin set-config-dir} (Server).
   */
  private static Optional<ConfigSource> secretsDirectory(Config config) {
    try {
      Path own = Path.of(config.getValue("payara.config.dir", String.class), "domain.xml");
      String name = config.getValue("payara.instance.config.name", String.class);
      Path directory = Path.of(secretsDirectory(own, name));
      Path root = Path.of(config.getValue("payara.instance.root", String.class));
      return Optional.of(
          new SecretsDirectory(Files.isDirectory(directory) ? directory : root.resolve(directory)));
    } catch (IOException | SAXException | ParserConfigurationException | RuntimeException e) {
      LOGGER.log(
          Level.WARNING,
          "cannot find out where the secrets directory is: who may read its files is not checked",
          e);
      return Optional.empty();
    }
  }

  private static String secretsDirectory(Path domain, String configuration)
      throws IOException, SAXException, ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    NodeList found =
        factory
            .newDocumentBuilder()
            .parse(domain.toFile())
            .getElementsByTagName("microprofile-config");
    for (int i = 0; i < found.getLength(); i++) {
      Element element = (Element) found.item(i);
      if (((Element) element.getParentNode()).getAttribute("name").equals(configuration)
          && !element.getAttribute("secret-dir").isEmpty()) {
        return element.getAttribute("secret-dir");
      }
    }
    return "secrets";
  }
}
