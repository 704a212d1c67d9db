package org.runportal.page;

import java.util.Optional;
import java.util.OptionalDouble;
import org.runportal.page.RunView.Bar;
import org.runportal.run.ConfidentialTasks;
import org.runportal.run.Progress;
import org.runportal.run.Run;

/** The progress of a run: the vendor's count, otherwise that of its tasks. */
final class ProgressMeter {
  private final Run run;
  private final Verdict verdict;
  private final Wording words;

  ProgressMeter(Run run, Verdict verdict, Wording words) {
    this.run = run;
    this.verdict = verdict;
    this.words = words;
  }

  Bar bar() {
    Optional<Progress> reported = run.standing().progress();
    int total = reported.map(p -> p.total().orElse(-1)).orElse(-1);
    int complete = reported.map(p -> p.complete().orElse(-1)).orElse(-1);
    boolean counted = total >= 0 && complete >= 0;
    if (!counted && run.plan().tasks().present()) {
      RunIndex index = RunIndex.of(run);
      ConfidentialTasks others = run.plan().confidential();
      total = index.counted().size() + others.counted();
      complete = index.done().size() + others.done();
      counted = true;
    }
    double reportedPercent =
        reported
            .map(Progress::percent)
            .orElse(OptionalDouble.empty())
            .orElse(counted && total > 0 ? 100.0 * complete / total : 0);
    int percent = beforeTheEnd(reportedPercent, counted ? complete : -1, total);
    // what was declined is over, but not a success: "100 %" would suggest one
    boolean declined =
        verdict.outcome() == Outcome.DECLINED || verdict.outcome() == Outcome.ARCHIVED_DECLINED;
    return new Bar(
        counted ? total > 0 : reported.isPresent(),
        percent,
        declined ? "" : words.texts().percent(percent),
        counted ? words.say("progress.count", "done", complete, "total", total) : "",
        words.say("progress.name"),
        verdict.tone());
  }

  /** Only all done is 100 %; some done is at least 1 %, some open at most 99 %. */
  private static int beforeTheEnd(double percent, int complete, int total) {
    boolean all = complete < 0 ? percent >= 100 : complete >= total;
    boolean none = complete < 0 ? percent <= 0 : complete == 0;
    return (int) Math.max(none ? 0 : 1, Math.min(all ? 100 : 99, Math.round(percent)));
  }
}
