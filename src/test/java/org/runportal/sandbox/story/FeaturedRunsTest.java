package org.runportal.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The demo's configuration lists stories that exist. */
class FeaturedRunsTest {
  @Test
  void theDemoListsEveryStoryWithItsLabel() throws IOException {
    Properties demo = new Properties();
    try (Reader file = Files.newBufferedReader(Path.of("payara-config/demo.properties"))) {
      demo.load(file);
    }
    String featured = demo.getProperty("portal.tenant.demo.featured-runs");

    assertThat(Stories.all())
        .allSatisfy(story -> assertThat(featured).contains(story.id() + "=" + story.label()));
  }
}
