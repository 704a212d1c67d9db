package org.runportal.it;

import java.io.File;
import org.eu.ingwar.tools.arquillian.extension.suite.annotations.ArquillianSuiteDeployment;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
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
    return ShrinkWrap.create(ZipImporter.class, "portal.war")
        .importFrom(new File("target/portal.war"))
        .as(WebArchive.class)
        .addPackage(PortalDeployment.class.getPackage());
  }
}
