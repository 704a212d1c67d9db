package org.runportal.it.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What goes wrong at one tenant's vendor, and when: fair and foul spells take turns, all of them
 * from the seed. A foul spell hits all runs of the tenant or some.
 */
final class Weather {
  private static final Duration SHORTEST = Duration.ofMillis(800);
  private static final int MAX_MILLIS = 4_200;

  /** So that each fault is met once before anything is measured. */
  private static final Duration TASTE = Duration.ofMillis(1_500);

  private record Spell(Duration until, Optional<Fault> fault, BitSet runs) {}

  private final List<Spell> spells = new ArrayList<>();
  private final Random random;
  private final List<Fault> menu;

  /**
   * @param menu what can go wrong
   */
  Weather(List<Fault> menu, Random random) {
    this.menu = menu;
    this.random = random;
  }

  /** Appends a taste of some faults, one after the other. */
  Weather tour(List<Fault> faults) {
    List<Fault> order = new ArrayList<>(faults);
    Collections.shuffle(order, random);
    order.forEach(fault -> append(TASTE, Optional.of(fault), allRuns()));
    return this;
  }

  /** Appends fair and foul spells. */
  Weather changeable(Duration length) {
    Duration end = length().plus(length);
    while (length().compareTo(end) < 0) {
      append(some(), Optional.empty(), allRuns());
      append(
          some(),
          Optional.of(menu.get(random.nextInt(menu.size()))),
          random.nextBoolean() ? allRuns() : someRuns());
    }
    return this;
  }

  /** How long it is known in advance. */
  Duration length() {
    return spells.isEmpty() ? Duration.ZERO : spells.get(spells.size() - 1).until();
  }

  /**
   * What the vendor does to a question that comes now; fair before the beginning and after the end.
   */
  Optional<Fault> at(Instant begin, Instant now, int run) {
    Duration passed = Duration.between(begin, now);
    return spells.stream()
        .filter(spell -> !passed.isNegative())
        .filter(spell -> passed.compareTo(spell.until()) < 0)
        .findFirst()
        .filter(spell -> spell.runs().get(run))
        .flatMap(Spell::fault);
  }

  private void append(Duration length, Optional<Fault> fault, BitSet runs) {
    spells.add(new Spell(length().plus(length), fault, runs));
  }

  private Duration some() {
    return SHORTEST.plusMillis(random.nextInt(MAX_MILLIS));
  }

  private static BitSet allRuns() {
    BitSet runs = new BitSet();
    runs.set(0, Place.RUNS);
    return runs;
  }

  private BitSet someRuns() {
    BitSet runs = new BitSet();
    for (int i = 0; i < Place.RUNS; i++) {
      runs.set(i, random.nextBoolean());
    }
    return runs;
  }
}
