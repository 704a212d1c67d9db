package org.runportal.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.runportal.benchmarks.Results.Cell;
import org.runportal.benchmarks.Results.Loop;
import org.runportal.benchmarks.Vendor.Condition;
import org.runportal.sandbox.story.SizedRun;

/** All participants side by side, by the same plan. */
final class Comparison implements AutoCloseable {
  private static final Duration MAX_SETTLING = Duration.ofMinutes(2);

  /** The last answer is no longer fresh, and a slow one has come. */
  private static final Duration SETTLED = Duration.ofSeconds(8);

  /** A slow answer that was asked for has come. */
  private static final Duration RENEWED = Duration.ofMillis(2_500);

  private static final int OTHER_SIZES = 10;

  private final Plan plan;
  private final Vendor vendor;
  private final Launches launches;
  private final List<Server> servers = new ArrayList<>();
  private final List<Participant> participants = new ArrayList<>();
  private final Map<String, Server.Start> starts = new LinkedHashMap<>();
  private final Results results = new Results();

  Comparison(Plan plan, Vendor vendor, Launches launches) {
    this.plan = plan;
    this.vendor = vendor;
    this.launches = launches;
  }

  /** Is told what has been measured. */
  interface Reader {
    void read(Results results) throws IOException;
  }

  /**
   * Measures everything.
   *
   * @param afterRound is told after each round: what was measured is not lost when it ends early
   */
  void measure(Reader afterRound) throws IOException, InterruptedException {
    begin();
    compareFacts();
    for (Participant participant : participants) {
      warmUp(participant);
    }
    for (int round = 0; round < plan.rounds(); round++) {
      for (Condition condition : Condition.values()) {
        become(condition);
        measure(condition);
        Progress.say("round %d of %d: Tallyfy %s", round + 1, plan.rounds(), condition);
        Collections.reverse(participants);
      }
      afterRound.read(results);
      become(Condition.WELL);
    }
  }

  /** What each took until its first page. */
  Map<String, Server.Start> starts() {
    return starts;
  }

  /** What each takes now, in bytes. */
  Map<String, Long> resident() throws IOException {
    Map<String, Long> resident = new LinkedHashMap<>();
    for (Participant participant : participants) {
      if (starts.containsKey(participant.name())) {
        resident.put(participant.name(), participant.server().resident());
      }
    }
    return resident;
  }

  List<Participant> participants() {
    return participants;
  }

  private static String path(int tasks) {
    return "/bench/runs/" + new SizedRun(tasks, 0).id();
  }

  private void begin() throws IOException, InterruptedException {
    String page = path(Plan.USUAL);
    Server portal = launches.portal(page);
    AtomicLong other = new AtomicLong();
    add(new Participant(Participant.KEPT, portal, Comparison::path, true), true);
    add(
        new Participant(
            Participant.DRAWN,
            portal,
            tasks -> path(tasks) + Participant.ANEW + other.incrementAndGet(),
            false),
        false);
    Server thymeleaf = launches.boot("thymeleaf", page);
    add(new Participant(Participant.THYMELEAF, thymeleaf, Comparison::path, true), true);
    Server jte = launches.boot("jte", page);
    add(new Participant(Participant.JTE, jte, Comparison::path, true), true);
    String view = "/run.xhtml?id=";
    Server faces = launches.onPayara("faces", view + new SizedRun(Plan.USUAL, 0).id());
    add(
        new Participant(
            Participant.FACES, faces, tasks -> view + new SizedRun(tasks, 0).id(), true),
        true);
    Files.createDirectories(launches.pages());
    for (int tasks : plan.sizes()) {
      Path finished = launches.pages().resolve(new SizedRun(tasks, 0).id() + ".gz");
      Files.write(finished, participants.get(0).page(tasks));
    }
    Server ceiling = launches.onPayara("ceiling", page);
    add(new Participant(Participant.CEILING, ceiling, Comparison::path, true), true);
  }

  private void add(Participant participant, boolean started) {
    participants.add(participant);
    if (started) {
      servers.add(participant.server());
      starts.put(participant.name(), participant.server().start());
      Progress.say("%s has started: %s", participant.name(), participant.server().start());
    }
  }

  /** Nothing is timed unless all show the same. */
  private void compareFacts() throws IOException {
    for (int tasks : plan.sizes()) {
      PageFacts portal = PageFacts.of(participants.get(0).page(tasks));
      for (Participant participant : participants) {
        PageFacts facts = PageFacts.of(participant.page(tasks));
        if (!facts.equals(portal)) {
          throw new IllegalStateException(
              "%s shows something else:%n%s%nthe portal:%n%s"
                  .formatted(participant.name(), facts, portal));
        }
      }
      Progress.say("%d tasks: all show the same %d", tasks, portal.tasks().size());
    }
  }

  private void warmUp(Participant participant) throws IOException, InterruptedException {
    for (int tasks : plan.sizes()) {
      int pages = tasks == Plan.USUAL ? plan.warmUp() : plan.warmUp() / OTHER_SIZES;
      long before = drawn();
      Sample sample = participant.load(tasks).apply(Pace.counted(pages), Plan.CONNECTIONS);
      if (!participant.warm() && drawn() - before < sample.pages()) {
        throw new IllegalStateException("the portal has kept what it was to draw");
      }
    }
    Progress.say("%s is warm", participant.name());
  }

  /** How many pages the portal has drawn. */
  private long drawn() throws IOException {
    return Metrics.of(participants.get(0).server()).sum("portal_pages_drawn_total");
  }

  /** Waits until every participant has noticed. */
  private void become(Condition condition) throws IOException, InterruptedException {
    vendor.become(condition);
    long begun = System.nanoTime();
    long waited;
    do {
      Thread.sleep(Duration.ofSeconds(1).toMillis());
      waited = System.nanoTime() - begun;
    } while (waited < SETTLED.toNanos()
        || (!hasSettled(condition) && waited < MAX_SETTLING.toNanos()));
  }

  private boolean hasSettled(Condition condition) throws IOException {
    boolean settled = true;
    for (Participant participant : participants) {
      for (int tasks : plan.sizes()) {
        boolean old = PageFacts.tellsOfOldCopy(participant.page(tasks));
        boolean mayBeOld = condition != Condition.WELL || isFinished(participant);
        boolean mustBeOld = condition == Condition.DOWN && !isFinished(participant);
        settled &= old ? mayBeOld : !mustBeOld;
      }
    }
    return settled;
  }

  private static boolean isFinished(Participant participant) {
    return Objects.equals(participant.name(), Participant.CEILING);
  }

  private void measure(Condition condition) throws IOException, InterruptedException {
    for (int tasks : plan.sizes()) {
      for (Participant participant : participants) {
        if (condition == Condition.WELL || participant.warm()) {
          measure(participant, tasks, condition);
        }
      }
    }
  }

  private void measure(Participant participant, int tasks, Condition condition)
      throws IOException, InterruptedException {
    Load load = participant.load(tasks);
    renew(participant, tasks, condition);
    Cell closed = new Cell(participant.name(), tasks, condition, Loop.CLOSED);
    if (condition == Condition.WELL) {
      results.add(closed, load.apply(Pace.closed(plan.time()), Plan.CONNECTIONS));
    }
    Cell well = new Cell(participant.name(), tasks, Condition.WELL, Loop.CLOSED);
    double rate = results.median(well, Sample::perSecond) / 2;
    Cell open = new Cell(participant.name(), tasks, condition, Loop.OPEN);
    renew(participant, tasks, condition);
    results.add(open, load.apply(Pace.open(rate, plan.time()), Plan.OPEN_CONNECTIONS));
  }

  /** Somebody has looked just now: a load begins with an answer as new as Tallyfy allows. */
  private static void renew(Participant participant, int tasks, Condition condition)
      throws IOException, InterruptedException {
    participant.page(tasks);
    if (condition == Condition.SLOW && !isFinished(participant)) {
      Thread.sleep(RENEWED.toMillis());
      participant.page(tasks);
    }
  }

  @Override
  public void close() throws IOException {
    for (Server server : servers) {
      server.close();
    }
  }
}
