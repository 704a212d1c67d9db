package org.runportal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
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

  private final MovingClock clock = new MovingClock();
  private final Run large = RunBuilder.aRun().withStage("s", "x".repeat(LETTERS)).build();
  private final CachedRuns runs =
      new CachedRuns(
          new CopyMemory((long) ROOM * (Weight.of(large) + 300)),
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
    CopyMemory memory = new CopyMemory(1_000);
    Part little = new Part("little", 400);
    List<Part> much = IntStream.range(0, 7).mapToObj(i -> new Part("much", 100)).toList();
    memory.add(little);
    much.forEach(memory::add);

    memory.makeRoom();

    assertThat(little.bytes()).isEqualTo(400);
    assertThat(much.stream().mapToLong(Part::bytes).sum()).isEqualTo(600);
  }

  /** Copies that shrink to the byte. */
  private static final class Part implements CopyMemory.Shelf {
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
  void tenThousandRunsOfTwentyTasksTakeNoMoreThanTheirBound() {
    RunBuilder builder = RunBuilder.aRun();
    IntStream.range(0, 20)
        .forEach(
            i -> builder.withTask(RunBuilder.aTask("Task " + i + " of a run " + "x".repeat(60))));
    Run run = builder.build();
    long bound = 32L * 1024 * 1024;
    CachedRuns many =
        new CachedRuns(
            new CopyMemory(bound),
            () -> "",
            (tenant, id) ->
                CompletableFuture.completedFuture(new RunLookup.Found(run, clock.instant())),
            new CallLimits(clock, () -> 0),
            clock);
    Tenant tenant = tenant("many");
    for (int i = 0; i < 10_000; i++) {
      many.find(tenant, new RunId("run" + i));
    }

    long taken = (long) many.status(tenant).copies().runs() * Weight.of(run);
    assertThat(10_000L * Weight.of(run)).as("more than there is room for").isGreaterThan(bound);
    assertThat(taken).isBetween(bound / 2, bound);
  }

  @Test
  void weighsWhatIsInsideOfAValue() {
    assertThat(Weight.of("abcd")).isEqualTo(Weight.of("") + 4);
    assertThat(Weight.of("\u0628bcd")).isEqualTo(Weight.of("") + 8);
    assertThat(Weight.of(Optional.of(List.of("abcd", "abcd"))))
        .isGreaterThan(2 * Weight.of("abcd"));
    assertThat(Weight.of(large)).isBetween(LETTERS, 2 * LETTERS);
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
