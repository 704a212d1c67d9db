package org.runportal.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.it.Patience.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.runportal.it.SecondPortal;

/**
 * Visitors of all tenants, in all languages, who ask at once for a run of one id that nobody has
 * seen, and get their pages while these are drawn; then they ask again and claim to have what the
 * others got.
 */
final class Together {
  /** The run; every tenant has one. */
  private static final String RUN = "seen-by-nobody";

  private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "ar");

  /** So many ask for the same: one of them has it drawn, the others get its bytes. */
  private static final int ALIKE = 2;

  private static final Pattern WAITING = Pattern.compile("portal_waiting\\{[^}]*} ([0-9.E]+)");

  /**
   * Somebody who asks.
   *
   * @param person what they are called by; empty for nobody who is signed in
   * @param pass their cookie; empty for none
   */
  record Visitor(
      Resident resident, String language, Optional<Resident.Source> person, String pass) {
    String request(String tags) {
      return "GET /%s/runs/%s HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Language: %s\r\n%s%s\r\n"
          .formatted(
              resident.id(),
              RUN,
              language,
              pass.isEmpty() ? "" : "Cookie: " + pass + "\r\n",
              tags.isEmpty() ? "" : "If-None-Match: " + tags + "\r\n");
    }
  }

  /** What somebody got. */
  record Got(Visitor visitor, Wire.Answer answer) {
    /** Everything they may see, and nothing else. */
    void isTheirs() {
      assertThat(answer.status()).as("%s", visitor).isEqualTo(200);
      assertThat(answer.body())
          .as("%s", visitor)
          .containsPattern("<html[^>]* lang=\"" + visitor.language() + "\"")
          .endsWith("</html>");
      Set<Resident.Word> words = Resident.wordsIn(answer.whole());
      assertThat(words)
          .as("%s", visitor)
          .allMatch(word -> word.resident() == visitor.resident())
          .contains(new Resident.Word(visitor.resident(), Resident.Source.VENDOR));
      assertThat(
              words.stream()
                  .map(Resident.Word::source)
                  .filter(
                      source ->
                          source == Resident.Source.PERSON || source == Resident.Source.COLLEAGUE)
                  .toList())
          .as("%s", visitor)
          .isEqualTo(visitor.person().stream().toList());
    }

    Optional<String> tag() {
      return answer.header("ETag");
    }
  }

  private final List<Visitor> visitors = new ArrayList<>();
  private final SecondPortal portal;

  /**
   * @param passes makes the cookie of somebody of a tenant
   */
  Together(SecondPortal portal, Passes passes) {
    this.portal = portal;
    for (Resident resident : Resident.values()) {
      List<Optional<Resident.Source>> people =
          resident.isPublic()
              ? List.of(Optional.empty())
              : List.of(
                  Optional.of(Resident.Source.PERSON), Optional.of(Resident.Source.COLLEAGUE));
      for (String language : LANGUAGES) {
        for (Optional<Resident.Source> person : people) {
          String pass = person.map(source -> passes.of(resident, source)).orElse("");
          visitors.add(new Visitor(resident, language, person, pass));
        }
      }
    }
  }

  /** Makes the cookie of somebody of a tenant. */
  @FunctionalInterface
  interface Passes {
    String of(Resident resident, Resident.Source person);
  }

  /** All ask while the vendor is held up, and are answered when it is let go. */
  List<Got> whilePagesAreDrawn(Upstream upstream) throws InterruptedException, ExecutionException {
    List<Visitor> all =
        visitors.stream().flatMap(visitor -> Stream.generate(() -> visitor).limit(ALIKE)).toList();
    ExecutorService threads = Executors.newFixedThreadPool(all.size());
    upstream.holdUp();
    try {
      List<Future<Got>> under =
          all.stream().map(visitor -> threads.submit(() -> ask(visitor, ""))).toList();
      await().until(() -> waiting() == all.size());
      upstream.letGo();
      List<Got> got = new ArrayList<>();
      for (Future<Got> answer : under) {
        got.add(answer.get());
      }
      return got;
    } finally {
      upstream.letGo();
      threads.shutdownNow();
    }
  }

  /** Each claims to have the pages of all the others. */
  List<Got> withTagsOfOthers(List<Got> before) throws IOException {
    List<Got> got = new ArrayList<>();
    for (Visitor visitor : visitors) {
      String tags =
          before.stream()
              .filter(other -> !other.visitor().equals(visitor))
              .flatMap(other -> other.tag().stream())
              .distinct()
              .collect(Collectors.joining(", "));
      got.add(ask(visitor, tags));
    }
    return got;
  }

  private Got ask(Visitor visitor, String tags) throws IOException {
    try (Wire wire = new Wire(portal.port())) {
      return new Got(visitor, wire.ask(visitor.request(tags), false));
    }
  }

  private long waiting() {
    return WAITING
        .matcher(portal.get("/metrics").body())
        .results()
        .mapToLong(number -> (long) Double.parseDouble(number.group(1)))
        .sum();
  }
}
