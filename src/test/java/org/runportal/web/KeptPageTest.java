package org.runportal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.runportal.tenant.TenantId;

class KeptPageTest {
  private static final TenantId ACME = TenantId.parse("acme").orElseThrow();
  private static final TenantId GLOBEX = TenantId.parse("globex").orElseThrow();
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Addressee ANA =
      new Addressee(Optional.of("Ana <b>"), Set.of("ana", "sales"));
  private static final Addressee PRIYA = new Addressee(Optional.of("Priya"), Set.of("priya"));
  private static final Addressee BO = new Addressee(Optional.of("Bo"), Set.of());

  /** Each drawing has marks of its own. */
  private static final AtomicInteger COUNTER = new AtomicInteger();

  private record Shown(String path) {}

  @Test
  void writesTheNameOfWhoeverIsSignedInWithoutItsMarkup() {
    KeptPage page = page(ACME, "<p>Hello name1!</p>", Optional.empty());

    assertThat(text(page, ANA)).isEqualTo("<p>Hello Ana &lt;b&gt;!</p>");
    assertThat(text(page, PRIYA)).isEqualTo("<p>Hello Priya!</p>");
  }

  @Test
  void namesExactlyTheBytesOfOneTenantForOnePersonInOneCoding() {
    KeptPage personal = page(ACME, "<p>Hello name1!</p>", Optional.empty());
    KeptPage plain = page(ACME, "<p>Hello!</p>", Optional.empty());

    List<Optional<String>> tags =
        List.of(
            personal.entityTag(ANA, true),
            personal.entityTag(ANA, false),
            personal.entityTag(PRIYA, true),
            plain.entityTag(ANA, true),
            page(GLOBEX, "<p>Hello!</p>", Optional.empty()).entityTag(ANA, true),
            page(ACME, "<p>Hallo!</p>", Optional.empty()).entityTag(ANA, true));

    assertThat(tags).doesNotHaveDuplicates().allMatch(Optional::isPresent);
    assertThat(plain.entityTag(ANA, true))
        .as("no name stands in it")
        .isEqualTo(plain.entityTag(PRIYA, true));
    assertThat(page(ACME, "<p>Hello name1!</p>", Optional.empty()).entityTag(ANA, true))
        .as("drawn again")
        .isEqualTo(personal.entityTag(ANA, true));
  }

  @Test
  void sendsEverybodyThePartsThatAreForThem() {
    KeptPage page = pageOfParts();

    assertThat(text(page, ANA)).isEqualTo("<p>Ana &lt;b&gt;: Check, yours; Pay, yours; End</p>");
    assertThat(text(page, PRIYA)).isEqualTo("<p>Priya: Check; Pay, yours; End</p>");
    assertThat(text(page, BO)).isEqualTo("<p>Bo: Check; Pay; End</p>");
  }

  @Test
  void namesTheBytesByThePartsInThem() {
    List<Optional<String>> tags =
        Stream.of(Set.of("sales"), Set.of("priya"), Set.<String>of())
            .map(keys -> pageOfParts().entityTag(new Addressee(Optional.of("Same"), keys), true))
            .toList();

    assertThat(tags).doesNotHaveDuplicates().allMatch(Optional::isPresent);
    assertThat(pageOfParts().entityTag(ANA, true))
        .as("drawn again")
        .isEqualTo(pageOfParts().entityTag(ANA, true));
  }

  private static KeptPage pageOfParts() {
    PersonalParts parts = new PersonalParts("part" + COUNTER.incrementAndGet() + "x");
    Addressees sales = new Addressees(Set.of("sales"));
    Addressees both = new Addressees(Set.of("ana", "priya"));
    String html =
        "<p>name1: Check%s, yours%s; Pay%s, yours%s; End</p>"
            .formatted(parts.begin(sales), parts.end(), parts.begin(both), parts.end());
    return KeptPage.of(
        key(Optional.of(ACME)),
        200,
        "text/html;charset=UTF-8",
        html.getBytes(StandardCharsets.UTF_8),
        new KeptPage.Places("name1", "reference1", parts),
        Optional.empty());
  }

  @Test
  void writesTheReferenceOfEachFailureIntoOnePage() {
    KeptPage page = page(ACME, "<p>Reference: reference1</p>", Optional.empty());

    assertThat(text(page.referenced("BCDF2345"), ANA)).isEqualTo("<p>Reference: BCDF2345</p>");
    assertThat(text(page.referenced(""), ANA)).isEqualTo("<p>Reference: </p>");
  }

  @Test
  void marksItsScriptsAnewEachTimeAndIsThenNeverTheSame() {
    KeptPage page = page(ACME, "<script nonce=\"nonce1\"></script>", Optional.of("nonce1"));

    assertThat(new String(page.body(ANA, "abc", false), StandardCharsets.UTF_8))
        .isEqualTo("<script nonce=\"abc\"></script>");
    assertThat(page.entityTag(ANA, true)).isEmpty();
  }

  @Test
  void isFoundByAllOfItsKeyAndByNothingLess() {
    PageKey key = key(Optional.of(ACME));
    Speech german = new Speech(Locale.GERMAN, UTC, UTC);
    PageKey.Audience other = new PageKey.Audience(true, false);

    // one variant for each component: a new component makes this fail
    Set<PageKey> variants =
        Set.of(
            key(Optional.of(GLOBEX)),
            new PageKey(
                key.tenant(),
                new Shown("y"),
                key.query(),
                key.root(),
                key.speech(),
                key.speechWithoutTenant(),
                key.audience()),
            new PageKey(
                key.tenant(),
                key.page(),
                "a=b",
                key.root(),
                key.speech(),
                key.speechWithoutTenant(),
                key.audience()),
            new PageKey(
                key.tenant(),
                key.page(),
                key.query(),
                "https://x",
                key.speech(),
                key.speechWithoutTenant(),
                key.audience()),
            new PageKey(
                key.tenant(),
                key.page(),
                key.query(),
                key.root(),
                german,
                key.speechWithoutTenant(),
                key.audience()),
            new PageKey(
                key.tenant(),
                key.page(),
                key.query(),
                key.root(),
                key.speech(),
                german,
                key.audience()),
            new PageKey(
                key.tenant(),
                key.page(),
                key.query(),
                key.root(),
                key.speech(),
                key.speechWithoutTenant(),
                other));
    assertThat(variants).hasSameSizeAs(PageKey.class.getRecordComponents());
    assertThat(PageKey.class.getRecordComponents()[0].getName()).isEqualTo("tenant");

    PageStore store = new PageStore(1_000_000);
    store.shelf(key.tenant()).keep(key, entry(page(ACME, "mine", Optional.empty())));
    assertThat(store.shelf(key.tenant()).find(key(Optional.of(ACME)))).isPresent();
    assertThat(variants)
        .allSatisfy(
            variant ->
                assertThat(store.shelf(variant.tenant()).find(variant))
                    .as("%s", variant)
                    .isEmpty());
  }

  @Test
  void neverTakesMoreThanItsShareWhateverOthersKeep() {
    long bound = 200_000;
    PageStore store = new PageStore(bound);
    PageStore.Shelf one = store.shelf(Optional.of(ACME));
    PageStore.Shelf other = store.shelf(Optional.of(GLOBEX));

    fill(one, ACME, 500);
    assertThat(one.weight()).isBetween(bound / 2, bound);
    fill(other, GLOBEX, 500);

    assertThat(store.weight()).isLessThanOrEqualTo(bound);
    assertThat(one.weight()).isBetween(bound / 4, bound / 2);
    assertThat(other.weight()).isBetween(bound / 4, bound / 2);
  }

  @Test
  void tenThousandPagesTakeNoMoreThanTheirBound() {
    PageStore store = new PageStore(PageStore.MAX_BYTES);
    PageStore.Shelf shelf = store.shelf(Optional.of(ACME));
    // what cannot be packed well, as large as the packed page of twenty tasks
    byte[] noise = new byte[6_000];
    new Random(1).nextBytes(noise);
    String text = Base64.getEncoder().encodeToString(noise);
    for (int i = 0; i < 10_000; i++) {
      shelf.keep(key("page " + i), entry(page(ACME, text, Optional.empty())));
    }

    long bytes =
        IntStream.range(0, 10_000)
            .mapToObj(i -> shelf.find(key("page " + i)))
            .flatMap(Optional::stream)
            .mapToLong(entry -> entry.page().body(BO, "", true).length)
            .sum();
    assertThat(10_000L * noise.length)
        .as("more than there is room for")
        .isGreaterThan(PageStore.MAX_BYTES);
    assertThat(bytes).isBetween(PageStore.MAX_BYTES / 2, store.weight());
    assertThat(store.weight()).isLessThanOrEqualTo(PageStore.MAX_BYTES);
  }

  private static PageKey key(String page) {
    PageKey key = key(Optional.of(ACME));
    return new PageKey(
        key.tenant(),
        new Shown(page),
        key.query(),
        key.root(),
        key.speech(),
        key.speechWithoutTenant(),
        key.audience());
  }

  @Test
  void standsInForTheNextMinuteOnly() {
    Instant noon = Instant.parse("2026-03-12T12:00:00Z");
    PageVersion then = PageVersion.of(new Shown("x"), noon, noon.plusSeconds(59));

    assertThat(then).isEqualTo(PageVersion.of(new Shown("x"), noon, noon));
    PageVersion next = PageVersion.of(new Shown("x"), noon, noon.plusSeconds(61));
    assertThat(next.moment()).isEqualTo(noon.plus(Duration.ofMinutes(1)));
    assertThat(then.mayStandInFor(next)).isTrue();
    assertThat(then.mayStandInFor(PageVersion.of(new Shown("y"), noon, noon.plusSeconds(61))))
        .isFalse();
    assertThat(then.mayStandInFor(PageVersion.of(new Shown("x"), noon, noon.plusSeconds(121))))
        .isFalse();
  }

  @Test
  void leavesHalfOfThePlacesToOtherTenants() {
    Suspensions suspended = new Suspensions();
    int entered = 0;
    while (suspended.enter(Optional.of(ACME))) {
      entered++;
    }

    assertThat(entered).isEqualTo(Suspensions.MAX / 2);
    assertThat(suspended.enter(Optional.of(GLOBEX))).isTrue();
    suspended.leave(Optional.of(ACME));
    assertThat(suspended.number(Optional.of(ACME))).isEqualTo(entered - 1);
    assertThat(suspended.enter(Optional.empty())).isTrue();
  }

  @Test
  void packsOnlyForWhoUnderstandsIt() {
    assertThat(
            Arrays.asList("gzip", "deflate, gzip;q=0.5", "GZIP ; q=1").stream()
                .map(Recipient::acceptsGzip)
                .collect(Collectors.toSet()))
        .containsExactly(true);
    assertThat(
            Arrays.asList(null, "", "identity", "gzip;q=0", "gzip; q=0.0", "br, xgzip").stream()
                .map(Recipient::acceptsGzip)
                .collect(Collectors.toSet()))
        .containsExactly(false);
  }

  private static void fill(PageStore.Shelf shelf, TenantId tenant, int count) {
    for (int i = 0; i < count; i++) {
      PageKey key = key(Optional.of(tenant));
      shelf.keep(
          new PageKey(
              key.tenant(),
              new Shown("page " + i),
              "",
              "",
              key.speech(),
              key.speechWithoutTenant(),
              key.audience()),
          entry(page(tenant, "text " + i, Optional.empty())));
    }
  }

  private static PageStore.Entry entry(KeptPage page) {
    return new PageStore.Entry(new PageVersion(new Shown(""), Instant.EPOCH), page);
  }

  private static PageKey key(Optional<TenantId> tenant) {
    Speech english = new Speech(Locale.ENGLISH, UTC, UTC);
    return new PageKey(
        tenant, new Shown("x"), "", "", english, english, new PageKey.Audience(false, false));
  }

  private static KeptPage page(TenantId tenant, String html, Optional<String> nonce) {
    return KeptPage.of(
        key(Optional.of(tenant)),
        200,
        "text/html;charset=UTF-8",
        html.getBytes(StandardCharsets.UTF_8),
        new KeptPage.Places("name1", "reference1", new PersonalParts("part1")),
        nonce);
  }

  private static String text(KeptPage page, Addressee person) {
    return new String(page.body(person, "", false), StandardCharsets.UTF_8);
  }
}
