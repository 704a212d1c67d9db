package org.runportal.it.faults;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A run of a tenant in the soak. Its answers say a word that no other run's say.
 *
 * @param tenant counted from 1
 * @param run counted from 0, anew in each tenant
 */
record Place(int tenant, int run) {
  static final int TENANTS = 5;
  static final int RUNS = 10;

  /** All runs of all tenants. */
  static List<Place> all() {
    return IntStream.rangeClosed(1, TENANTS)
        .boxed()
        .flatMap(tenant -> IntStream.range(0, RUNS).mapToObj(run -> new Place(tenant, run)))
        .toList();
  }

  static String id(int tenant) {
    return "soak" + tenant;
  }

  /** The tenant's name as people read it; none is the beginning of another. */
  static String name(int tenant) {
    return "Organization number " + tenant + ".";
  }

  String id() {
    return "run" + run;
  }

  String path() {
    return "/" + id(tenant) + "/runs/" + id();
  }

  /** What stands in every text of one answer. */
  String canary(int version) {
    return "canary-%d-%d-%d".formatted(tenant, run, version);
  }
}
