package org.runportal.page.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.run.RunBuilder.aRun;
import static org.runportal.run.RunBuilder.aTask;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.runportal.page.Pages;
import org.runportal.run.People;
import org.runportal.run.Person;
import org.runportal.run.Run;

class TextFormatTest {
  private static final Person CAROL =
      new Person.Guest("carol@brightlaw.example", Optional.of("Carol Bright"));

  @Test
  void saysWhatTheRunIsWhereItStandsAndHowOldThatIs() {
    Run run =
        aRun()
            .withTask(aTask("Sign").ownedBy(CAROL).inProgressSince("2026-03-12T09:00:00Z"))
            .build();

    assertThat(written(run, ""))
        .isEqualTo(
            """
            Onboarding
            In progress
            Waiting for Carol Bright since today; no deadline.
            Sign \u2013 No deadline
            0 of 1 task
            Updated just now (11:00\u00a0CET)
            """);
  }

  @Test
  void saysNothingThatTheTenantHides() {
    Run run = aRun().withTask(aTask("Call carol@brightlaw.example").ownedBy(CAROL)).build();

    assertThat(written(run, "guests")).contains("guest").doesNotContain("Carol");
    assertThat(written(run, "emails")).doesNotContain("carol@");
  }

  private static String written(Run run, String hide) {
    return new String(
        new TextFormat().write(Pages.of(Pages.tenant(hide), run, People.Names.NONE)),
        StandardCharsets.UTF_8);
  }
}
