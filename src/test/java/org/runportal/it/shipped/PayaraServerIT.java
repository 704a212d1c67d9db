package org.runportal.it.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.runportal.ThoroughOnly;

/** The artifact that ships on a Payara Server that is installed for it, at a context path. */
@ThoroughOnly
class PayaraServerIT {
  @Test
  void runsThePortalAtAContextPath() throws IOException, InterruptedException {
    Path log = Path.of("target/payara-server.log");

    int status =
        new ProcessBuilder("src/test/payara-server/run")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();

    assertThat(status).as(Files.readString(log)).isZero();
  }
}
