package org.runportal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.runportal.run.Failure;
import org.runportal.run.Run;
import org.runportal.run.RunBuilder;
import org.runportal.run.RunId;
import org.runportal.run.RunLookup;
import org.runportal.tallyfy.MovingClock;
import org.runportal.tallyfy.TestTenants;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;

class CopyMemoryTest {
  private static final int LETTERS = 10_000;
  private static final int ROOM = 60;
  private static final long SOME = 1_000_000;

  private final MovingClock clock = new MovingClock();
  private final Run large = RunBuilder.aRun().withStage("s", "x".repeat(LETTERS)).build();
  private final CachedRuns runs =
      new CachedRuns(
          new CopyMemory((long) ROOM * size(large), SOME),
          () -> "",
          (tenant, id) ->
              CompletableFuture.completedFuture(new RunLookup.Found(large, clock.instant())),
          new CallLimits(clock, () -> 0),
          clock);

  @Test
  void allTenantsTogetherKeepNoMoreThanThereIsRoomFor() {
    List<Tenant> tenants = IntStream.range(0, 10).mapToObj(i -> tenant("t" + i)).toList();
    for (int i = 0; i < 100; i++) {
      for (Tenant tenant : tenants) {
        look(tenant, "run" + i);
      }
    }
    int kept = tenants.stream().mapToInt(this::kept).sum();

    assertThat(kept).isBetween(ROOM / 2, ROOM);
    assertThat(tenants).as("an equal part").allMatch(t -> kept(t) >= ROOM / 10 - 2);
  }

  @Test
  void aTenantWithLittleLosesNothingToOneWithMuch() {
    Tenant little = tenant("little");
    Tenant much = tenant("much");
    for (int i = 0; i < 10; i++) {
      look(little, "run" + i);
    }
    for (int i = 0; i < 1_000; i++) {
      look(much, "run" + i);
    }

    assertThat(kept(little)).isEqualTo(10);
    assertThat(kept(much)).isBetween(1, ROOM - 10);
  }

  @Test
  void aTenantGainsNothingByAskingManyKindsOfQuestions() {
    SharedMemory memory = new SharedMemory(1_000);
    Part little = new Part("little", 400);
    List<Part> much = IntStream.range(0, 7).mapToObj(i -> new Part("much", 100)).toList();
    memory.add(little);
    much.forEach(memory::add);

    memory.makeRoom();

    assertThat(little.bytes()).isEqualTo(400);
    assertThat(much.stream().mapToLong(Part::bytes).sum()).isEqualTo(600);
  }

  /** Copies that shrink to the byte. */
  private static final class Part implements SharedMemory.Shelf {
    private final TenantId tenant;
    private long bytes;

    Part(String tenant, long bytes) {
      this.tenant = new TenantId(tenant);
      this.bytes = bytes;
    }

    @Override
    public TenantId tenant() {
      return tenant;
    }

    @Override
    public long bytes() {
      return bytes;
    }

    @Override
    public void shrinkTo(long most) {
      bytes = Math.min(bytes, most);
    }
  }

  @Test
  void copiesTakeTheirBytesPackedAndNoMoreThanTheirBound() {
    Run run = ofTwentyTasks("Task");
    long bound = 1_000L * size(run);
    Tenant tenant = tenant("many");
    CachedRuns all = runs(new CopyMemory(bound, SOME), id -> run);
    CachedRuns half = runs(new CopyMemory(bound / 2, SOME), id -> run);
    for (int i = 0; i < 1_000; i++) {
      all.find(tenant, new RunId("run" + i));
      half.find(tenant, new RunId("run" + i));
    }

    assertThat(all.status(tenant).copies().runs()).isEqualTo(1_000);
    assertThat(all.status(tenant).copies().bytes()).isBetween(bound - 20_000, bound);
    assertThat(half.status(tenant).copies().runs()).isBetween(400, 510);
  }

  @Test
  void aCopyThatManyAskForIsReadOnce() {
    CachedRuns some = runs(new CopyMemory(SOME, SOME), id -> ofTwentyTasks(id.value()));
    Tenant tenant = tenant("some");
    Run first = run(some, tenant, "run1");
    for (int i = 0; i < 100; i++) {
      assertThat(run(some, tenant, "run1")).isSameAs(first);
    }

    assertThat(some.status(tenant).copies().reads()).isEqualTo(1);
  }

  @Test
  void aCopyIsReadAgainOnceItsPlaceWasNeeded() {
    Run one = ofTwentyTasks("run1");
    int weight = Packed.of(one).read().weight();
    CachedRuns few = runs(new CopyMemory(SOME, 3L * weight), id -> ofTwentyTasks(id.value()));
    Tenant tenant = tenant("few");
    for (int i = 0; i < 50; i++) {
      assertThat(run(few, tenant, "run" + i)).isEqualTo(ofTwentyTasks("run" + i));
    }
    for (int i = 0; i < 50; i++) {
      assertThat(run(few, tenant, "run" + i)).isEqualTo(ofTwentyTasks("run" + i));
    }

    assertThat(few.status(tenant).copies().runs()).as("all are held").isEqualTo(50);
    assertThat(few.status(tenant).copies().reads()).as("most were read twice").isBetween(90L, 100L);
  }

  @Test
  void aTenantWithManyReadCopiesTakesNobodysPlace() {
    int weight = Packed.of(ofTwentyTasks("run1")).read().weight();
    CachedRuns both = runs(new CopyMemory(SOME, 10L * weight), id -> ofTwentyTasks(id.value()));
    Tenant little = tenant("little");
    Tenant much = tenant("much");
    Run first = run(both, little, "run1");
    for (int i = 0; i < 200; i++) {
      run(both, much, "run" + i);
    }

    assertThat(run(both, little, "run1")).isSameAs(first);
  }

  @Test
  void whatIsMissingNowLeavesNothingBehind() {
    AtomicReference<RunLookup> answer = new AtomicReference<>();
    CachedRuns some =
        new CachedRuns(
            new CopyMemory(SOME, SOME),
            () -> "",
            (tenant, id) -> CompletableFuture.completedFuture(answer.get()),
            new CallLimits(clock, () -> 0),
            clock);
    Tenant tenant = tenant("some");
    answer.set(new RunLookup.Found(ofTwentyTasks("run1"), clock.instant()));
    some.find(tenant, new RunId("run1"));
    answer.set(new RunLookup.Failed(Failure.NOT_FOUND));
    clock.pass(Duration.ofMinutes(10));
    some.find(tenant, new RunId("run1"));

    assertThat(some.status(tenant).copies().runs()).isZero();
    assertThat(some.status(tenant).copies().readBytes()).isZero();
  }

  @Test
  void aRunIsFoundByItsNumberWithoutBeingRead() {
    CachedRuns some =
        runs(
            new CopyMemory(SOME, 1),
            id -> RunBuilder.aRun().numbered(id.value().substring(3)).build());
    Tenant tenant = tenant("some");
    IntStream.range(0, 20).forEach(i -> run(some, tenant, "run" + i));
    long reads = some.status(tenant).copies().reads();

    assertThat(some.numbered(tenant, "7")).contains(new RunId("run7"));
    assertThat(some.numbered(tenant, "77")).isEmpty();
    assertThat(some.status(tenant).copies().reads()).isEqualTo(reads);
  }

  private CachedRuns runs(CopyMemory memory, Function<RunId, Run> answer) {
    return new CachedRuns(
        memory,
        () -> "",
        (tenant, id) ->
            CompletableFuture.completedFuture(
                new RunLookup.Found(answer.apply(id), clock.instant())),
        new CallLimits(clock, () -> 0),
        clock);
  }

  private static Run run(CachedRuns runs, Tenant tenant, String id) {
    return ((RunLookup.Found) runs.find(tenant, new RunId(id)).answer().join()).run();
  }

  private static Run ofTwentyTasks(String name) {
    RunBuilder builder = RunBuilder.aRun();
    IntStream.range(0, 20)
        .forEach(
            i -> builder.withTask(RunBuilder.aTask(name + " task " + i + " " + "x".repeat(60))));
    return builder.build();
  }

  /** What its copy takes. */
  private static int size(Run run) {
    return Packed.of(run).size() + CacheEntry.OVERHEAD + 20;
  }

  private void look(Tenant tenant, String run) {
    assertThat(runs.find(tenant, new RunId(run)).answer().join())
        .isInstanceOf(RunLookup.Found.class);
  }

  private int kept(Tenant tenant) {
    return runs.status(tenant).copies().runs();
  }

  private static Tenant tenant(String id) {
    return TestTenants.tenant(
        id,
        URI.create("http://localhost/api"),
        new Tenant.Limits(
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            Duration.ofHours(24),
            100_000));
  }
}
