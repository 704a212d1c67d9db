package org.runportal.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.primefaces.component.timeline.Timeline;

/**
 * The files that pages name: our own stylesheets, scripts and pictures, and those of the components
 * that our pages use. They are packed once. Their URLs name their content, so browsers may cache
 * them forever and still load a new version at once; an integrity attribute protects ours against
 * changes in transit. There are no others.
 */
@Named
@ApplicationScoped
public class Assets {
  private static final String OURS = "/-/assets/";
  private static final String STYLESHEET = "/-/assets/portal.css";
  private static final String CHART_STYLESHEET = "/-/assets/chart.css";
  private static final String CHART_SCRIPT = "/-/assets/chart.js";
  private static final String ICON = "/-/assets/icon.svg";

  private static final String COMPONENTS = "/jakarta.faces.resource";
  private static final String COMPONENT_LIBRARY = "primefaces";
  private static final String COMPONENTS_IN_JAR = "/META-INF/resources/primefaces";
  private static final String VERSION_IN_JAR =
      "/META-INF/maven/org.primefaces/primefaces/pom.properties";
  private static final List<String> OF_COMPONENTS =
      List.of("/core.js", "/jquery/jquery.js", "/timeline/timeline.css", "/timeline/timeline.js");

  /**
   * A file as a page names it.
   *
   * @param address its path from the root of the host
   * @param integrity the value of its {@code integrity} attribute
   */
  public record Asset(String address, String integrity) {}

  /**
   * A file as it is sent.
   *
   * @param path its address without what names its content
   * @param version what its address names
   */
  private record Sent(String path, PackedFile file, String version) {}

  private ServletContext application;
  private boolean development;
  private FileWriter writer;
  private List<Sent> files;

  @Inject
  Assets(ServletContext application, FileWriter writer) {
    this.application = application;
    this.writer = writer;
    this.development = DevelopmentStage.isOn(application);
    this.files = files(application);
  }

  private static List<Sent> files(ServletContext application) {
    String version = componentVersion();
    return Stream.concat(
            application.getResourcePaths(OURS).stream().map(path -> ours(application, path)),
            OF_COMPONENTS.stream().map(name -> ofComponent(name, version)))
        .toList();
  }

  private static Sent ofComponent(String name, String version) {
    PackedFile file = PackedFile.of(type(name), ofJar(COMPONENTS_IN_JAR + name));
    return new Sent(COMPONENTS + name + ".xhtml", file, version);
  }

  private static Sent ours(ServletContext application, String path) {
    try (InputStream content = application.getResourceAsStream(path)) {
      PackedFile file = PackedFile.of(type(path), content.readAllBytes());
      return new Sent(path, file, file.version());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the components put into the addresses of their files. */
  private static String componentVersion() {
    Properties build = new Properties();
    try (InputStream file = Timeline.class.getResourceAsStream(VERSION_IN_JAR)) {
      build.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return build.getProperty("version");
  }

  private static byte[] ofJar(String name) {
    try (InputStream file = Timeline.class.getResourceAsStream(name)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "css" -> "text/css";
      case "js" -> "text/javascript";
      case "svg" -> "image/svg+xml";
      default -> "application/octet-stream";
    };
  }

  /** The stylesheet of all pages. */
  public Asset stylesheet() {
    return asset(STYLESHEET);
  }

  /** The stylesheet of the chart alone. */
  public Asset chartStylesheet() {
    return asset(CHART_STYLESHEET);
  }

  /** The script of the chart. */
  public Asset chartScript() {
    return asset(CHART_SCRIPT);
  }

  /** The icon of the portal. */
  public Asset icon() {
    return asset(ICON);
  }

  private Asset asset(String path) {
    PackedFile file = find(path).orElseThrow().file();
    return new Asset(
        application.getContextPath() + path + "?" + FileWriter.VERSION + "=" + file.version(),
        file.integrity());
  }

  /** In development a file of ours is read for each request, so that a changed one is loaded. */
  private Optional<Sent> find(String path) {
    Optional<Sent> found = files.stream().filter(file -> file.path().equals(path)).findFirst();
    return development && path.startsWith(OURS)
        ? found.map(file -> ours(application, path))
        : found;
  }

  /**
   * Whether there is such a file.
   *
   * @param library of its component
   */
  boolean has(String path, Optional<String> library) {
    return files.stream().anyMatch(file -> file.path().equals(path))
        && (!path.startsWith(COMPONENTS) || library.filter(COMPONENT_LIBRARY::equals).isPresent());
  }

  /** Sends the file of that path, which is there. */
  void send(String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Sent found = find(path).orElseThrow();
    writer.send(found.file(), found.version(), request, response);
  }
}
