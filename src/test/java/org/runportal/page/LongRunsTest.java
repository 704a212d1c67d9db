package org.runportal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.run.RunBuilder.aRun;
import static org.runportal.run.RunBuilder.aTask;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.runportal.run.Comment;
import org.runportal.run.FormAnswer;
import org.runportal.run.FormattedText;
import org.runportal.run.People;
import org.runportal.run.Person;
import org.runportal.run.Run;
import org.runportal.run.RunBuilder;
import org.runportal.run.RunBuilder.TaskBuilder;
import org.runportal.run.RunLookup;
import org.runportal.web.Moments;
import org.runportal.web.Texts;

/** What a page of a run of thousands of tasks costs. */
class LongRunsTest {
  private static final Instant NOW = Instant.parse("2026-03-12T10:00:00Z");
  private static final Person ANA = new Person.Member("1001", Optional.empty());
  private static final long MEGABYTE = 1 << 20;

  @Test
  void printsNoMoreOfFiveThousandTasksThanOfOneThousand() {
    assertThat(lines(view(run(5_000)))).isEqualTo(lines(view(run(1_000)))).isEqualTo(50);
  }

  /**
   * The first page of an answer needs some working memory for each task: measured are about 17 MB
   * for 5,000 tasks with 5,000 deadlines, once the code is warm.
   */
  @Test
  void takesABoundedAmountOfMemoryForTheFirstPage() {
    long least = Long.MAX_VALUE;
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int page = 0; page < 5; page++) {
      Run run = run(5_000).build();
      long before = threads.getCurrentThreadAllocatedBytes();
      view(run);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }

    assertThat(least).isLessThan(32 * MEGABYTE);
  }

  /** What follows from the answer is found by whoever is first; a page then costs what it shows. */
  @Test
  void costsOfALongRunWhatItsPageShows() {
    Run some = run(1_000).build();
    Run many = run(5_000).build();

    long shown = leastMemory(some);

    assertThat(leastMemory(many)).isLessThan(shown + shown / 2);
  }

  private static long leastMemory(Run run) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int page = 0; page < 5; page++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      view(run);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  private static int lines(RunView view) {
    return view.tasks().groups().stream().mapToInt(group -> group.tasks().size()).sum();
  }

  private static RunView view(RunBuilder run) {
    return view(run.build());
  }

  private static RunView view(Run run) {
    Texts texts = Texts.in(Locale.UK);
    Moments moments = new Moments(NOW, ZoneId.of("Europe/Berlin"), texts);
    People.Names names = new People.Names(Map.of("1001", "Ana Reyes"), Map.of(), Map.of());
    return new RunPresenter(texts, moments, new KnownPeople(names))
        .of(Pages.loaded(RunPresenterTest.tenant(), new RunLookup.Found(run, NOW)), TaskQuery.ANY);
  }

  /** Every task with an owner, a deadline of its own, an answer and a comment. */
  private static RunBuilder run(int tasks) {
    RunBuilder run = aRun();
    for (int stage = 0; stage < 20; stage++) {
      run.withStage("s" + stage, "Stage " + stage);
    }
    for (int place = 0; place < tasks; place++) {
      Instant due = NOW.plus(Duration.ofMinutes(7L * place));
      TaskBuilder task =
          aTask("Task " + place)
              .in("s" + place * 20 / tasks)
              .ownedBy(ANA)
              .due(due.toString())
              .answered("Weight", new FormAnswer.Words("12"))
              .commented(
                  new Comment(
                      Comment.Kind.COMMENT,
                      Optional.of(ANA),
                      Optional.empty(),
                      FormattedText.html("Fine"),
                      false));
      run.withTask(place < 10 ? task.doneBy(ANA, "2026-03-10T10:00:00Z") : task);
    }
    return run;
  }
}
