package org.runportal.tallyfy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.runportal.page.Pages;
import org.runportal.run.Run;
import org.runportal.run.RunId;
import org.runportal.sandbox.story.Includes;
import org.runportal.sandbox.story.Now;
import org.runportal.sandbox.story.RunAnswer;
import org.runportal.sandbox.story.Stories;

/** Runs as they are read: all of the sandbox, and all samples of responses. */
public final class KnownRuns {
  private static final Now NOW = new Now(Pages.NOW, ZoneId.of("Europe/Berlin"));
  private static final List<String> SAMPLES =
      List.of(
          "docs-get-process.json",
          "run-midflight-full.json",
          "run-midflight-no-includes.json",
          "confidential-task.json");
  private static final String WITH =
      "checklist,tasks,tags,assets,next_task,permissions,tasks_meta,ko_form_fields,form_fields,"
          + "stages,folders,member_watchers,guest_watchers,tasks.threads,tasks.form_fields";

  private KnownRuns() {}

  /** The runs by what they are called. */
  public static Map<String, Run> all() throws Exception {
    Map<String, Run> runs = new LinkedHashMap<>();
    for (Stories.Entry entry : Stories.all()) {
      runs.put(
          entry.label(),
          read(
              RunAnswer.of(
                      Stories.find(entry.id(), NOW).orElseThrow(),
                      NOW,
                      Includes.of(WITH),
                      true,
                      false)
                  .toString()));
    }
    for (String sample : SAMPLES) {
      runs.put(sample, read(TallyfyStub.text(sample)));
    }
    return runs;
  }

  private static Run read(String json) throws Exception {
    Node answer = new AnswerReader(Clock.systemUTC()).read(json.getBytes(StandardCharsets.UTF_8));
    return RunReader.read(answer, new RunId("asked")).orElseThrow();
  }
}
