package org.runportal.it;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eu.ingwar.tools.arquillian.extension.suite.annotations.ArquillianSuiteDeployment;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The artifact that ships, deployed once for all integration tests: a server start costs more than
 * most test classes.
 */
@ArquillianSuiteDeployment
public class PortalDeployment {
  /** The built WAR with the tests that run inside the server. */
  @Deployment
  public static WebArchive portal() {
    WebArchive portal =
        ShrinkWrap.create(ZipImporter.class, "portal.war")
            .importFrom(new File("target/portal.war"))
            .as(WebArchive.class)
            .addPackage(PortalDeployment.class.getPackage());
    return portal.setWebXML(new StringAsset(openToTests(portal)));
  }

  /** The portal closes what it does not know, so the servlet that runs tests has to be named. */
  private static String openToTests(WebArchive portal) {
    try (InputStream descriptor = portal.get("/WEB-INF/web.xml").getAsset().openStream()) {
      String shipped = new String(descriptor.readAllBytes(), StandardCharsets.UTF_8);
      return shipped.replace("/health,/metrics", "/health,/metrics,/ArquillianServletRunnerEE9");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
