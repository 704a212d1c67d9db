package org.runportal.it.isolation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.runportal.it.Route;

/** One request of the proof: an address, written with a trick, sent in a guise. */
record Question(Trick trick, Guise guise, Trick.Address address) {
  private static final int OTHERS = Resident.values().length - 1;

  /** How many addresses of nobody each trick is tried with where pairs are enough. */
  private static final int OF_NOBODY = 4;

  /** As it stands in the request line. */
  String target() {
    return trick.target().of(address);
  }

  Wire.Answer ask(Wire wire, Guise.Learned learned) throws IOException {
    return wire.ask(guise.request(target(), address, learned), guise.method().equals("HEAD"));
  }

  /** Whether it is asked the way visitors ask. */
  boolean isPlain() {
    return trick.equals(Trick.NONE) && guise.equals(Guise.NONE);
  }

  /** Whether the answer is a page of the tenant with words of its own, when all is well. */
  boolean deservesWords() {
    return trick.equals(Trick.NONE)
        && guise.method().equals("GET")
        && !expected().isEmpty()
        && (address.own().isPublic() || sender().filter(address.own()::equals).isPresent());
  }

  /**
   * Whose page the answer may be: of the tenant the path begins with, letter by letter; of nobody
   * when it begins with anything else. The number of a session is no part of a path: a server takes
   * it out before anything else.
   */
  Optional<Resident> owner() {
    String[] segments = path().split("/", 3);
    return segments.length > 1 && segments[0].isEmpty()
        ? Resident.named(segments[1])
        : Optional.empty();
  }

  /** Whether this word may stand in the answer. */
  boolean allows(Resident.Word word) {
    boolean seen =
        word.resident().isPublic() || sender().filter(word.resident()::equals).isPresent();
    return switch (word.source()) {
      case TOKEN, COLLEAGUE -> false;
      case PERSON -> sender().filter(word.resident()::equals).isPresent();
      // the start page offers the tenants one may see
      case NAME -> seen && (path().equals("/") || isOwner(word.resident()));
      default -> seen && isOwner(word.resident());
    };
  }

  private boolean isOwner(Resident resident) {
    return owner().filter(resident::equals).isPresent();
  }

  /** Who sent it, by the tenant of their own; nobody is signed in for a public one. */
  private Optional<Resident> sender() {
    return guise.sender().of(address).filter(resident -> !resident.isPublic());
  }

  private String path() {
    String path =
        target()
            .replaceFirst("^http://[^/]+", "")
            .replaceFirst("[?#].*", "")
            .replaceFirst(";jsessionid=[^/;]*", "");
    return path.isEmpty() ? "/" : path;
  }

  /** Every address as visitors ask for it, those of tenants for every tenant. */
  static List<Question> plain() {
    return addresses(0).stream()
        .map(address -> new Question(Trick.NONE, Guise.NONE, address))
        .toList();
  }

  /**
   * Every address of every tenant in every guise, and of every route with every trick, meant for
   * one of the others; beside them the addresses that belong to nobody.
   *
   * @param rounds how often; each time meant for the next of the others, with another guise for
   *     each trick, and with another run: as many rounds as there are runs try all of them
   */
  static List<Question> all(int rounds) {
    List<Question> all = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      List<Trick.Address> addresses = addresses(round);
      for (int i = 0; i < addresses.size(); i++) {
        for (Guise guise : Guise.all()) {
          all.add(new Question(Trick.NONE, guise, addresses.get(i)));
        }
        if (isTried(addresses.get(i), round)) {
          tricks(addresses.get(i), i + round).forEach(all::add);
        }
      }
    }
    // any order will do, but the same one every time
    Collections.shuffle(all, new Random(5));
    return all;
  }

  /**
   * Every guise at every route of every tenant, and every trick at every route of a tenant and
   * meant for every one of the tenants: pairs, where {@link #all} has them all together. Beside
   * them the addresses that belong to nobody, each with every guise and with some tricks.
   */
  static List<Question> pairs() {
    List<Trick.Address> addresses =
        addresses(0).stream().filter(address -> isTried(address, 0)).toList();
    List<Trick.Address> ofTenants = new ArrayList<>(addresses);
    ofTenants.removeIf(address -> !address.route().isOfTenant());
    List<Trick.Address> ofNobody = new ArrayList<>(addresses);
    ofNobody.removeAll(ofTenants);
    List<Question> pairs = new ArrayList<>();
    for (Trick.Address address : addresses) {
      for (Guise guise : Guise.all()) {
        pairs.add(new Question(Trick.NONE, guise, address));
      }
    }
    List<Trick> tricks = Trick.all();
    List<Guise> guises = Guise.all();
    List<Route> routes = Route.ofTenant();
    int residents = Resident.values().length;
    for (int t = 0; t < tricks.size(); t++) {
      List<Trick.Address> tried = new ArrayList<>();
      for (int r = 0; r < routes.size(); r++) {
        Route route = routes.get(r);
        Resident own = Resident.values()[(r + t) % residents];
        ofTenants.stream()
            .filter(address -> address.route() == route && address.own() == own)
            .forEach(tried::add);
      }
      for (int i = 0; i < OF_NOBODY; i++) {
        tried.add(ofNobody.get((t * OF_NOBODY + i) % ofNobody.size()));
      }
      for (int i = 0; i < tried.size(); i++) {
        pairs.add(new Question(tricks.get(t), guises.get((i + t) % guises.size()), tried.get(i)));
      }
    }
    Collections.shuffle(pairs, new Random(5));
    return pairs;
  }

  /**
   * Which of its runs a tenant's route is tried with in this round; all others have one address.
   */
  private static boolean isTried(Trick.Address address, int round) {
    int turn = address.own().ordinal() + address.route().ordinal() + round;
    return !address.route().template().contains("{run}")
        || address.run().equals(Upstream.RUNS.get(turn % Upstream.RUNS.size()));
  }

  /** Each trick in another guise; at the next address they are others. */
  private static Stream<Question> tricks(Trick.Address address, int turn) {
    List<Trick> tricks = Trick.all();
    List<Guise> guises = Guise.all();
    return IntStream.range(0, tricks.size())
        .mapToObj(
            i -> new Question(tricks.get(i), guises.get((i + turn) % guises.size()), address));
  }

  private static List<Trick.Address> addresses(int round) {
    List<Trick.Address> all = new ArrayList<>();
    for (Route route : Route.values()) {
      List<Resident> residents =
          route.isOfTenant() ? List.of(Resident.values()) : List.of(Resident.ASPEN.next(round));
      List<String> runs =
          route.template().contains("{run}") ? Upstream.RUNS : List.of(Upstream.FULL_RUN);
      for (Resident own : residents) {
        for (String run : runs) {
          all.add(new Trick.Address(route, own, own.next(1 + round % OTHERS), run));
        }
      }
    }
    return all;
  }

  /** The sources of words that a plain answer of this address must have. */
  Set<Resident.Source> expected() {
    boolean known =
        !address.run().equals("nowhere")
            && (!address.run().equals("only-at-elder") || address.own() == Resident.ELDER);
    return switch (address.route()) {
      case RUN, CHART ->
          !known
              ? Set.of()
              : address.own().isPublic()
                  ? Set.of(Resident.Source.NAME, Resident.Source.VENDOR)
                  : Set.of(Resident.Source.NAME, Resident.Source.VENDOR, Resident.Source.PERSON);
      // every row of its list has a word of the vendor's answer
      case TENANT, LIST ->
          Set.of(Resident.Source.NAME, Resident.Source.BRAND, Resident.Source.VENDOR);
      case BRAND -> Set.of(Resident.Source.BRAND);
      case LOGO -> Set.of(Resident.Source.LOGO);
      default -> Set.of();
    };
  }

  @Override
  public String toString() {
    return "%s %s (%s, %s)".formatted(guise.method(), target(), trick.name(), guise.name());
  }
}
