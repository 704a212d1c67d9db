package org.runportal.it.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Nobody learns what there is from the page of what there is not: not from its bytes, not from its
 * headers, not from how long it takes.
 */
@ResourceLock(Company.PLACE)
class SameAnswerIT {
  @RegisterExtension static final Company COMPANY = new Company();

  private static final String UNKNOWN_RUN = "00000000000000000000000000000000";

  /** Samples of each kind, taken in turn so that a busy moment hits both. */
  private static final int SAMPLES = 100;

  private static final int MAX_ROUNDS = 5;

  private final Caller ana = COMPANY.caller();

  @BeforeAll
  static void warmUp() {
    Caller somebody = COMPANY.caller();
    somebody.signIn("/acme", "ana");
    for (int i = 0; i < 60; i++) {
      somebody.get("/globex/runs/" + i);
      somebody.get("/unknown/runs/" + i);
      somebody.get("/acme/runs/warm-" + i);
    }
  }

  @Test
  void isTheSamePageForAllThatIsNotToBeSeen() {
    ana.signIn("/acme", "ana");
    HttpResponse<String> page = ana.get("/no-such-tenant");

    assertThat(page.statusCode()).isEqualTo(404);
    for (String path :
        List.of(
            "/globex",
            "/globex/runs/" + Company.KNOWN_RUN,
            "/globex/runs/" + UNKNOWN_RUN,
            "/no-such-tenant/runs/" + Company.KNOWN_RUN,
            "/acme/runs/" + UNKNOWN_RUN,
            "/acme/runs/refused",
            "/acme/runs/" + UNKNOWN_RUN + "/chart",
            "/globex/brand.css",
            "/globex/logo",
            "/globex/anything/else")) {
      HttpResponse<String> other = ana.get(path);
      assertThat(other.statusCode()).as(path).isEqualTo(404);
      assertThat(other.body()).as(path).isEqualTo(page.body());
      assertThat(headers(other)).as(path).isEqualTo(headers(page));
    }
  }

  @Test
  void isTheSameWayToTheProviderForWhoIsNotSignedIn() {
    HttpResponse<String> unknown = ana.get("/no-such-tenant/runs/x");
    HttpResponse<String> closed = COMPANY.caller().get("/globex/runs/x");

    assertThat(unknown.statusCode()).isEqualTo(closed.statusCode()).isEqualTo(302);
    assertThat(shape(unknown)).isEqualTo(shape(closed));
  }

  @Test
  void isTheSamePageOnTheWayToTheProvider() {
    HttpResponse<String> unknown = fromOurOwnPage("/no-such-tenant/runs/x");
    HttpResponse<String> closed = fromOurOwnPage("/globex/runs/x");

    assertThat(unknown.statusCode()).isEqualTo(closed.statusCode()).isEqualTo(200);
    assertThat(shape(unknown)).isEqualTo(shape(closed));
    assertThat(withoutLots(unknown.body())).isEqualTo(withoutLots(closed.body()));
  }

  private static HttpResponse<String> fromOurOwnPage(String path) {
    return COMPANY.caller().send(COMPANY.portal().to(path).header("Sec-Fetch-Site", "same-origin"));
  }

  @Test
  void asksTheVendorNothingForATenantThatIsNotToBeSeen() {
    ana.signIn("/acme", "ana");
    ana.get("/globex/runs/never-asked-for");
    ana.get("/acme/runs/asked-for");

    assertThat(COMPANY.vendor().asked())
        .extracting(asked -> asked.path().substring(asked.path().lastIndexOf('/') + 1))
        .contains("asked-for")
        .doesNotContain("never-asked-for");
  }

  /**
   * An unknown tenant and a forbidden one, by the median of many samples in turn. That a run of
   * one's own tenant takes longer reveals nothing: everybody who may see the tenant may know it.
   */
  @Test
  void takesAsLongForAForbiddenTenantAsForAnUnknownOne() {
    ana.signIn("/acme", "ana");

    takesTheSame("/globex/runs/run-", "/absent/runs/run-");
  }

  /** What the vendor refuses and what it does not have, in a tenant of one's own. */
  @Test
  void takesAsLongForARefusedRunAsForAnUnknownOne() {
    ana.signIn("/acme", "ana");
    for (int i = 0; i < MAX_ROUNDS * SAMPLES; i++) {
      COMPANY.refuses("refused-run-" + i / SAMPLES + "-" + i % SAMPLES);
    }

    takesTheSame("/acme/runs/refused-run-", "/acme/runs/unknown-run-");
  }

  /** A difference that is there shows in every round; one that the machine makes does not. */
  private void takesTheSame(String one, String other) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < MAX_ROUNDS; round++) {
      ratios.add(ratio(one + round + "-", other + round + "-"));
      if (isTheSame(ratios.get(round))) {
        return;
      }
    }
    assertThat(ratios).as("%s: %s", one, other).anyMatch(SameAnswerIT::isTheSame);
  }

  /** Two halves of one and the same list differ by as much on a busy machine. */
  private static boolean isTheSame(double ratio) {
    return ratio >= 0.75 && ratio <= 1.33;
  }

  private double ratio(String one, String other) {
    List<Long> ones = new ArrayList<>();
    List<Long> others = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      // which of the two comes first changes, or a pattern of the machine would be taken for theirs
      if (i % 2 == 0) {
        ones.add(time(one + i));
        others.add(time(other + i));
      } else {
        others.add(time(other + i));
        ones.add(time(one + i));
      }
    }
    return (double) median(ones) / median(others);
  }

  private long time(String path) {
    long begin = System.nanoTime();
    HttpResponse<String> response = ana.get(path);
    long took = System.nanoTime() - begin;
    assertThat(response.statusCode()).isEqualTo(404);
    return took;
  }

  private static long median(List<Long> times) {
    Collections.sort(times);
    return times.get(times.size() / 2);
  }

  private static Map<String, List<String>> headers(HttpResponse<?> response) {
    return response.headers().map();
  }

  /** Headers, without what is drawn by lot. */
  private static String shape(HttpResponse<?> response) {
    return withoutLots(headers(response).toString());
  }

  private static String withoutLots(String text) {
    return text.replaceAll("(state|nonce|code_challenge)=[\\w.-]+", "$1=…")
        .replaceAll("trip-[\\w-]{8}=[\\w-]+", "trip-…")
        .replaceAll("Expires=[^;]+", "Expires=…");
  }
}
