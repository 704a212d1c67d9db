package org.runportal.tallyfy;

import static java.util.stream.Collectors.joining;
import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.tallyfy.TallyfyStub.json;
import static org.runportal.tallyfy.TallyfyStub.sample;
import static org.runportal.tallyfy.TallyfyStub.status;

import java.io.StringReader;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runportal.cache.CachedPeople;
import org.runportal.cache.CallLimits;
import org.runportal.cache.CopyMemory;
import org.runportal.run.Fetched;
import org.runportal.run.Identity;
import org.runportal.run.People;
import org.runportal.run.PeopleSource;
import org.runportal.run.PeopleSource.PeopleList;
import org.runportal.run.Person;
import org.runportal.run.Recognition;
import org.runportal.tenant.EmailDigest;
import org.runportal.tenant.Tenant;
import org.runportal.transport.Transport;

@Timeout(60)
class TallyfyPeopleTest {
  private static final String PLACE = "organizations/" + TestTenants.ORGANIZATION + "/";
  private static final String NOBODY = "{\"data\":[]}";

  private static final Set<PeopleList> EVERYBODY = EnumSet.allOf(PeopleList.class);

  @RegisterExtension final TallyfyStub vendor = new TallyfyStub();

  private final Logger log = Logger.getLogger(TallyfyPeople.class.getName());
  private final MovingClock clock = new MovingClock();
  private final CallLimits limits = new CallLimits(clock, new Random(7));
  private ExecutorService threads;
  private Transport transport;
  private CompletableFuture<Void> reading;
  private CompletableFuture<Void> replied = new CompletableFuture<>();
  private CachedPeople directory;
  private Tenant acme;

  @BeforeEach
  void open() {
    log.setLevel(Level.OFF);
    threads = Executors.newCachedThreadPool();
    transport = new Transport(threads);
    reading = CompletableFuture.completedFuture(null);
    directory = new CachedPeople(new CopyMemory(), noticed(source()), limits, clock);
    acme = TestTenants.tenant("acme", vendor.url(), Duration.ofMinutes(1));
    vendor.answers(PLACE + "users", sample("docs-list-members.json"));
    vendor.answers(PLACE + "groups", json(NOBODY));
    vendor.answers(PLACE + "guests", sample("docs-list-guests.json"));
  }

  private PeopleSource source() {
    return new TallyfyPeople(
        new TallyfyCalls(limits, TestTenants.tokens(clock), transport, threads, clock), clock);
  }

  /** The same, but the answer arrives only when the test wants it. */
  private PeopleSource noticed(PeopleSource source) {
    return (tenant, list) -> {
      CompletableFuture<Fetched<PeopleSource.Entries>> answer = new CompletableFuture<>();
      reading =
          CompletableFuture.allOf(
              reading,
              source
                  .fetch(tenant, list)
                  .thenAcceptBoth(replied, (read, now) -> answer.complete(read))
                  .toCompletableFuture());
      return answer;
    };
  }

  /** Waits for what is being read, and lets whoever asked for it know. */
  private void finishReading() {
    replied.complete(null);
    replied = new CompletableFuture<>();
    reading.join();
  }

  @AfterEach
  void close() {
    transport.close();
    threads.shutdownNow();
    log.setLevel(null);
  }

  @Test
  void readsNothingForAPageThatNamesNobody() {
    assertThat(directory.of(acme)).isEqualTo(People.Names.NONE);
    directory.need(acme, Set.of());
    directory.expect(acme, Set.of());
    assertThat(vendor.asked()).isEmpty();
  }

  @Test
  void readsOnlyTheListsThatAPageNeeds() {
    directory.need(acme, Set.of(PeopleList.GUESTS));
    finishReading();

    assertThat(directory.of(acme).guests()).isNotEmpty();
    assertThat(lists()).containsExactly("guests");
    directory.need(acme, Set.of(PeopleList.GUESTS));
    assertThat(lists()).as("for an hour").containsExactly("guests");
  }

  @Test
  void readsOneListWithEachCallForAPageAndTheMembersFirst() {
    directory.expect(acme, Set.of(PeopleList.GUESTS, PeopleList.GROUPS));
    for (List<String> read :
        List.of(
            List.of("users"),
            List.of("users", "groups"),
            List.of("users", "groups", "guests"),
            List.of("users", "groups", "guests"))) {
      directory.readAlong(acme);
      finishReading();
      assertThat(lists()).isEqualTo(read);
    }

    directory.expect(acme, EVERYBODY);
    directory.readAlong(acme);
    clock.pass(Duration.ofHours(1));
    directory.readAlong(acme);
    assertThat(lists()).as("what was new when it was expected is not wanted").hasSize(3);

    directory.expect(acme, Set.of(PeopleList.GROUPS));
    directory.readAlong(acme);
    finishReading();
    assertThat(lists()).containsExactly("users", "groups", "guests", "groups");
  }

  /** One that may not be read does not keep pages from the names of the others. */
  @Test
  void readsTheNextListWhereOneFails() {
    vendor.answers(PLACE + "users", status(403));
    directory.readAlong(acme);
    finishReading();

    directory.expect(acme, EVERYBODY);
    directory.readAlong(acme);
    finishReading();
    assertThat(lists()).containsExactly("users", "groups");
  }

  private List<String> lists() {
    return vendor.asked().stream()
        .map(asked -> asked.path().substring(asked.path().lastIndexOf('/') + 1))
        .toList();
  }

  @Test
  void knowsNobodyAtFirstAndEverybodySoon() {
    vendor.answers(PLACE + "groups", json("{\"data\":[{\"id\":\"abc\",\"name\":\"Sales Team\"}]}"));

    assertThat(shown()).isEqualTo(People.Names.NONE);
    finishReading();

    assertThat(shown())
        .isEqualTo(
            new People.Names(
                Map.of("1001", "Alice Smith", "1002", "Bob Jones"),
                Map.of("abc", "Sales Team"),
                Map.of("guest.user@external.com", "External Collaborator")));
    assertThat(vendor.asked())
        .allSatisfy(
            asked ->
                assertThat(asked.headers().get("Authorization"))
                    .containsExactly("Bearer acme-secret"));
  }

  @Test
  void knowsWhichGroupsAreEmptyAsLongAsThatIsNew() {
    vendor.answers(
        PLACE + "groups",
        json(
            """
            {"data":[{"id":"none","name":"Night","members":[],"guests":[]},
            {"id":"member","members":[7],"guests":[]},
            {"id":"guest","members":[],"guests":["a@b.example"]},
            {"id":"half","members":[]},{"id":"unsaid"},{"id":"odd","members":null,"guests":[]},
            {"id":"twice","members":[],"guests":[]},{"id":"twice","members":[7],"guests":[]}]}
            """));
    shown();
    finishReading();

    assertThat(shown().emptyGroups()).containsExactly("none");
    vendor.answers(PLACE + "groups", status(503));
    clock.pass(Duration.ofHours(1));
    shown();
    finishReading();

    assertThat(shown().emptyGroups()).as("somebody may have joined").isEmpty();
    assertThat(shown().groups()).containsEntry("none", "Night");
  }

  @Test
  void recognizesMembersAndGuestsByTheirAddressWithTheirGroups() {
    people(
        """
        {"data":[{"id":7,"email":"Ana@Company.example","full_name":"Ana"},
        {"id":8,"email":"shared@company.example"},{"id":9,"email":"shared@company.example"},
        {"id":10,"email":"former@company.example","status":"disabled"}]}
        """,
        """
        {"data":[{"id":"g1","name":"Sales","members":[7,8],"guests":["Paul@movewell.example"]},
        {"id":"g2","name":"Legal","members":[{"id":"7"}]}]}
        """,
        """
        {"data":[{"email":"paul@movewell.example"},
        {"email":"shared@company.example"},{"email":"former@company.example"},
        {"email":"rui@movewell.example","details":{"disabled_at":"2026-01-01T00:00:00Z"}}]}
        """);

    assertThat(recognize("ana@company.example"))
        .isEqualTo(
            new Recognition.Found(
                new Identity(new Person.Member("7", Optional.empty()), Set.of("g1", "g2"))));
    assertThat(recognize("PAUL@movewell.example"))
        .isEqualTo(
            new Recognition.Found(
                new Identity(
                    new Person.Guest("paul@movewell.example", Optional.empty()), Set.of("g1"))));
    for (String address :
        List.of(
            "shared@company.example",
            "former@company.example",
            "rui@movewell.example",
            // a Kelvin sign is no K, nor a dotless i an I
            "an\u0131@company.example",
            "somebody@company.example")) {
      assertThat(recognize(address)).as(address).isEqualTo(new Recognition.Nobody());
    }
    assertThat(vendor.asked()).as("each list once").hasSize(3);
  }

  @Test
  void recognizesNobodyWhereTheDirectoryCannotBeRead() {
    for (String list : List.of("users", "groups", "guests")) {
      vendor.answers(PLACE + list, TallyfyStub.status(503));
    }

    assertThat(recognize("ana@company.example")).isEqualTo(new Recognition.Unknown());
  }

  @Test
  void asksForNoGuestsToRecognizeAMember() {
    people("{\"data\":[{\"id\":7,\"email\":\"ana@company.example\"}]}", NOBODY, NOBODY);

    recognize("ana@company.example");

    assertThat(vendor.asked())
        .extracting(TallyfyStub.Asked::path)
        .noneMatch(path -> path.endsWith("guests"));
  }

  @Test
  void keepsNoAddressOfAMember() {
    people(
        "{\"data\":[{\"id\":7,\"email\":\"ana@company.example\",\"full_name\":\"Ana\"}]}",
        NOBODY,
        NOBODY);

    Fetched.Read<PeopleSource.Entries> read =
        (Fetched.Read<PeopleSource.Entries>)
            source().fetch(acme, PeopleSource.PeopleList.MEMBERS).toCompletableFuture().join();

    assertThat(read.toString()).contains("Ana").doesNotContain("company.example");
  }

  private void people(String members, String groups, String guests) {
    vendor.answers(PLACE + "users", json(members));
    vendor.answers(PLACE + "groups", json(groups));
    vendor.answers(PLACE + "guests", json(guests));
  }

  private Recognition recognize(String address) {
    replied.complete(null);
    return directory
        .recognize(acme, EmailDigest.of(address).orElseThrow())
        .toCompletableFuture()
        .join();
  }

  @Test
  void neverKeepsAPageWaiting() {
    CountDownLatch gate = new CountDownLatch(1);
    vendor.answers(PLACE + "users", TallyfyStub.after(gate, sample("docs-list-members.json")));

    assertThat(shown()).isEqualTo(People.Names.NONE);
    CompletableFuture<Void> first = reading;
    assertThat(shown()).isEqualTo(People.Names.NONE);
    assertThat(reading).as("one reader at a time").isSameAs(first);
    gate.countDown();
    finishReading();

    assertThat(shown().members()).hasSize(2);
  }

  @Test
  void neverBreaksAPage() {
    CachedPeople busy =
        new CachedPeople(
            new CopyMemory(),
            (tenant, list) ->
                CompletableFuture.failedFuture(new RejectedExecutionException("full")),
            new CallLimits(clock, new Random(7)),
            clock);
    for (int page = 0; page < 2; page++) {
      busy.readAlong(acme);
      busy.need(acme, EVERYBODY);
      assertThat(busy.of(acme)).isEqualTo(People.Names.NONE);
    }
  }

  @Test
  void keepsNamesForAnHour() {
    read();
    clock.pass(Duration.ofMinutes(59));
    assertThat(shown().members()).hasSize(2);
    assertThat(vendor.asked()).hasSize(3);

    vendor.answers(PLACE + "users", json("{\"data\":[{\"id\":1,\"full_name\":\"New\"}]}"));
    clock.pass(Duration.ofMinutes(1));
    assertThat(shown().members()).as("the old names meanwhile").hasSize(2);
    finishReading();

    assertThat(shown().members()).containsExactly(Map.entry("1", "New"));
    assertThat(vendor.asked()).hasSize(6);
  }

  @Test
  void followsThePagesOfGroups() {
    vendor.answers(PLACE + "groups?per_page=100&page=1", page("a", 1, 3));
    vendor.answers(PLACE + "groups?page=1&per_page=100", page("a", 1, 3));
    vendor.answers(PLACE + "groups?per_page=100&page=2", page("b", 2, 3));
    vendor.answers(PLACE + "groups?page=2&per_page=100", page("b", 2, 3));
    vendor.answers(PLACE + "groups?per_page=100&page=3", page("c", 3, 3));
    vendor.answers(PLACE + "groups?page=3&per_page=100", page("c", 3, 3));

    assertThat(read().groups()).containsOnlyKeys("a", "b", "c");
  }

  @Test
  void stopsAtAPageThatBringsNobodyNew() {
    vendor.answers(PLACE + "groups", page("a", 1, 1_000_000));
    assertThat(read().groups()).containsOnlyKeys("a");
    assertThat(vendor.asked()).filteredOn(asked -> asked.path().endsWith("groups")).hasSize(2);
  }

  @Test
  void stopsWhenAllAreReadHoweverPagesAreCounted() {
    vendor.answers(
        PLACE + "users",
        json(
            "{\"data\":[{\"id\":1,\"full_name\":\"Ana\"},{\"id\":2,\"full_name\":\"Bo\"}],"
                + "\"meta\":{\"pagination\":{\"total\":2,\"total_pages\":55}}}"));
    assertThat(read().members()).hasSize(2);
    assertThat(vendor.asked()).filteredOn(asked -> asked.path().endsWith("users")).hasSize(1);
  }

  /** Pages of the size that was asked for, of which there are as many as if it were a hundred. */
  @Test
  void readsThousandsOfPeopleInFewCallsHoweverTheirPagesAreCounted() {
    vendor.answers(PLACE + "users", people(5_500));
    vendor.answers(PLACE + "guests", people(3_000));
    vendor.answers(PLACE + "groups", people(250));

    People.Names names = read();

    assertThat(names.members()).hasSize(5_500);
    assertThat(names.guests()).hasSize(3_000);
    assertThat(names.groups()).hasSize(250);
    assertThat(vendor.asked())
        .extracting(asked -> asked.path().substring(asked.path().lastIndexOf('/') + 1))
        .as("all of the members, a hundred groups, 999 guests at once")
        .containsExactlyInAnyOrder(
            "users", "groups", "groups", "groups", "guests", "guests", "guests", "guests");
  }

  private static TallyfyStub.Script people(int number) {
    return exchange -> {
      Map<String, Integer> query = new HashMap<>();
      for (String pair : exchange.getRequestURI().getQuery().split("&")) {
        query.put(pair.split("=")[0], Integer.valueOf(pair.split("=")[1]));
      }
      int size = query.get("per_page");
      int first = (query.get("page") - 1) * size + 1;
      json(range(first, Math.min(number + 1, first + size))
              .mapToObj(
                  id ->
                      "{\"id\":%d,\"email\":\"u%d@acme.example\",\"name\":\"Person %d\"}"
                          .formatted(id, id, id))
              .collect(
                  joining(
                      ",",
                      "{\"data\":[",
                      "],\"meta\":{\"pagination\":{\"total\":%d,\"total_pages\":%d}}}"
                          .formatted(number, (number + 99) / 100))))
          .answer(exchange);
    };
  }

  @Test
  void readsNoMorePagesThanTheShareOfTheBudgetForNames() {
    AtomicInteger next = new AtomicInteger();
    vendor.answers(
        PLACE + "groups",
        exchange -> page("g" + next.incrementAndGet(), 1, 1_000_000).answer(exchange));
    read();
    assertThat(vendor.asked()).as("a quarter of 60 for all lists").hasSizeLessThanOrEqualTo(15);
  }

  private static TallyfyStub.Script page(String group, int page, int pages) {
    return json(
        ("{\"data\":[{\"id\":\"%s\",\"name\":\"Group %s\"}],"
                + "\"meta\":{\"pagination\":{\"current_page\":%d,\"total_pages\":%d,\"links\":[]}}}")
            .formatted(group, group, page, pages));
  }

  @ParameterizedTest
  @CsvSource({"users", "groups", "guests"})
  void oneListMayFailAlone(String list) {
    vendor.answers(PLACE + "groups", json("{\"data\":[{\"id\":\"abc\",\"name\":\"Sales Team\"}]}"));
    vendor.answers(PLACE + list, status(500));

    People.Names names = read();

    assertThat(names.members().isEmpty()).isEqualTo(list.equals("users"));
    assertThat(names.groups().isEmpty()).isEqualTo(list.equals("groups"));
    assertThat(names.guests().isEmpty()).isEqualTo(list.equals("guests"));
  }

  @Test
  void asksForAFailedListAgainAfterFiveMinutesAndForNoOther() {
    vendor.answers(PLACE + "users", status(500));
    read();
    clock.pass(Duration.ofMinutes(5).minusMillis(1));
    shown();
    assertThat(vendor.asked()).hasSize(3);

    vendor.answers(PLACE + "users", sample("docs-list-members.json"));
    clock.pass(Duration.ofMillis(1));

    assertThat(read().members()).hasSize(2);
    assertThat(vendor.asked()).hasSize(4);
  }

  @Test
  void asksForAForbiddenListAgainAfterAnHour() {
    vendor.answers(PLACE + "users", status(403));
    read();
    clock.pass(Duration.ofMinutes(59));
    shown();
    assertThat(vendor.asked()).hasSize(3);

    clock.pass(Duration.ofMinutes(1));
    read();
    assertThat(vendor.asked()).hasSize(6);
  }

  @Test
  void keepsTheOldNamesWhenAReadFails() {
    read();
    vendor.answers(PLACE + "users", json("\"no list\""));
    clock.pass(Duration.ofHours(1));
    assertThat(read().members()).hasSize(2);
  }

  @Test
  void keepsTenantsApart() {
    read();
    Tenant globex = TestTenants.tenant("globex", vendor.url());
    assertThat(directory.of(globex)).isEqualTo(People.Names.NONE);
    directory.need(globex, EVERYBODY);
    finishReading();
    assertThat(vendor.asked().subList(3, 6))
        .allSatisfy(
            asked ->
                assertThat(asked.headers().get("Authorization"))
                    .containsExactly("Bearer globex-secret"));
  }

  @Test
  void dropsGuestsCredentialsAtTheParser() throws Exception {
    String page = TallyfyStub.text("docs-list-guests.json");
    assertThat(page).contains("\"link\"", "192.0.2.1", "last_known_country");

    Node guest = new NodeReader(9).read(new StringReader(page)).items().get(0);

    for (String secret : new String[] {"link", "last_known_ip", "last_known_country"}) {
      assertThat(guest.member(secret)).isSameAs(Node.ABSENT);
    }
    assertThat(read().toString()).doesNotContain("go.tallyfy.com", "192.0.2.1", "US");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      nullValues = "-",
      value = {
        "{'id':1,'full_name':'Ana Reyes','first_name':'A','username':'ana'} | Ana Reyes",
        "{'id':1,'full_name':'','first_name':'Ana','last_name':'Reyes'}     | Ana Reyes",
        "{'id':1,'full_name':null,'first_name':null,'last_name':'Reyes'}    | Reyes",
        "{'id':'1','username':'ana','email':'ana@x.example'}                | ana",
        "{'id':1,'email':'ana@x.example'}                                   | ana@x.example",
        "{'id':1}                                                           | -",
        "{'id':1,'full_name':{}}                                            | -",
        "{'full_name':'Ana Reyes'}                                          | -",
        "7                                                                  | -",
      })
  void findsTheBestNameOfAMember(String member, String name) {
    vendor.answers(PLACE + "users", json("{\"data\":[%s]}".formatted(member.replace('\'', '"'))));
    assertThat(Optional.ofNullable(read().members().get("1"))).isEqualTo(Optional.ofNullable(name));
  }

  @Test
  void findsAGuestHoweverTheAddressIsWritten() {
    vendor.answers(
        PLACE + "guests",
        json("{\"data\":[{\"email\":\"Ines@X.example\",\"first_name\":\"Ines\"}]}"));
    Person guest = new Person.Guest("INES@x.example", Optional.empty());
    assertThat(read().of(guest)).contains("Ines");
  }

  @Test
  void readsTenThousandMembers() {
    String members =
        range(0, 10_000)
            .mapToObj(id -> "{\"id\":" + id + ",\"full_name\":\"Member " + id + "\"}")
            .collect(joining(","));
    vendor.answers(PLACE + "users", json("{\"data\":[" + members + "]}"));
    assertThat(read().members()).hasSize(10_000);
  }

  /** What a page with people of all kinds shows, and has read behind it. */
  private People.Names shown() {
    directory.need(acme, EVERYBODY);
    return directory.of(acme);
  }

  /** Asks, waits for the reading behind the page, and asks again. */
  private People.Names read() {
    shown();
    finishReading();
    return shown();
  }
}
