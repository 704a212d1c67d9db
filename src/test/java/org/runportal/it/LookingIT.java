package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.tallyfy.TallyfyStub;

/**
 * Mail scanners, previews and browsers that read ahead open links before people do: looking changes
 * nothing. What could be changed is the state of the sandbox, anything at the vendor, and what a
 * browser keeps for us. Copies of runs are not state: a look may fetch one, and shows what the
 * vendor says either way. A choice of language or zone in the address is kept by the browser that
 * made it, not by the server.
 */
@SharedPortal
@RunAsClient
class LookingIT {
  private static final String ORGANIZATION = "3cfeeeb53c6600dd116e8377bee2843a";
  private static final String RUN = "b685eba4c49b24bc8c3aac51ebb40d69";

  /** How scanners, previews and browsers that read ahead present themselves. */
  private static final List<Map<String, String>> SCANNERS =
      List.of(
          Map.of("User-Agent", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) SafeLinks/1.0"),
          Map.of("User-Agent", "Microsoft Office/16.0 (Microsoft Outlook 16.0; Pro)"),
          Map.of("User-Agent", "BarracudaCentral/1.0", "Accept", "*/*"),
          Map.of("User-Agent", "Mimecast-URL-Rewriter", "Range", "bytes=0-1023"),
          Map.of("User-Agent", "Proofpoint URL Defense", "Referer", "https://urldefense.example/"),
          Map.of("User-Agent", "Slackbot-LinkExpanding 1.0", "Range", "bytes=0-32768"),
          Map.of("User-Agent", "facebookexternalhit/1.1", "Accept-Encoding", "identity"),
          Map.of("User-Agent", "curl/8.5.0", "Accept", "text/plain"),
          Map.of("Sec-Purpose", "prefetch;prerender", "Purpose", "prefetch"),
          Map.of("X-Moz", "prefetch"),
          Map.of("X-Purpose", "preview"),
          Map.of("X-HTTP-Method-Override", "POST", "X-HTTP-Method", "DELETE"),
          Map.of("X-Method-Override", "PUT", "Sec-Fetch-Site", "same-origin"),
          Map.of("Content-Type", "application/x-www-form-urlencoded", "Origin", Portal.root()),
          Map.of("User-Agent", "<script>__hit(1)</script>${7*191}#{7*191}"));

  @RegisterExtension
  private final TallyfyStub vendor = new TallyfyStub(Integer.getInteger("test.vendor.port"));

  private final Queue<String> methods = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void answerEverythingTheVendorIsAsked() {
    for (String list : List.of("users", "groups", "guests")) {
      vendor.answers("organizations/hostileorganization/" + list, noted("{\"data\":[]}"));
    }
    vendor.answers(
        "organizations/hostileorganization/runs/" + RUN,
        noted("{\"data\":{\"id\":\"%s\",\"name\":\"A run\"}}".formatted(RUN)));
  }

  @ParameterizedTest
  @EnumSource
  void changesNothing(Route route) {
    String before = state();
    SoftAssertions all = new SoftAssertions();

    for (String tenant : route.isOfTenant() ? List.of("demo", "hostile") : List.of("demo")) {
      String path = route.path(tenant, ORGANIZATION, RUN);
      for (Map<String, String> scanner : SCANNERS) {
        for (String method : List.of("HEAD", "GET")) {
          HttpResponse<String> response = ask(method, path, scanner);
          String asked = method + " " + path + " " + scanner;
          all.assertThat(response.headers().allValues("Set-Cookie")).as(asked).isEmpty();
          all.assertThat(response.statusCode()).as(asked).isLessThan(500);
        }
      }
    }

    all.assertThat(state()).isEqualTo(before);
    all.assertThat(methods).as("what the vendor was asked to do").allMatch("GET"::equals);
    if (route == Route.RUN) {
      all.assertThat(methods).as("that it was asked").isNotEmpty();
    }
    all.assertAll();
  }

  @ParameterizedTest
  @EnumSource
  void answersHeadWithTheHeadersOfGetAndNothingElse(Route route) {
    String tenant = route == Route.BRAND || route == Route.LOGO ? "globex" : "demo";
    String path = route.path(tenant, ORGANIZATION, RUN);
    // the first look may find another state than the next
    ask("GET", path, Map.of());
    HttpResponse<String> get = ask("GET", path, Map.of());
    HttpResponse<String> head = ask("HEAD", path, Map.of());
    // with the next minute a page is another
    HttpResponse<String> later = ask("GET", path, Map.of());

    assertThat(head.body()).isEmpty();
    assertThat(head.statusCode()).isEqualTo(get.statusCode());
    assertThat(lasting(head.headers())).isIn(lasting(get.headers()), lasting(later.headers()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/-/sandbox?condition=down",
        "/-/sandbox?condition=down&_method=POST",
        "/-/sandbox/?condition=refusing",
        "/-/sandbox/api/../?condition=down",
        "/?find=" + RUN + "&condition=down",
        "/demo?jakarta.faces.ViewState=stateless&condition=down",
      })
  void changesNothingWhateverTheAddressAsksFor(String path) {
    String before = state();

    for (Map<String, String> scanner : SCANNERS) {
      ask("HEAD", path, scanner);
      ask("GET", path, scanner);
    }

    assertThat(state()).isEqualTo(before);
  }

  @Test
  void keepsAChoiceInTheBrowserAlone() {
    HttpResponse<String> chosen = ask("GET", "/demo?lang=de", Map.of());

    assertThat(chosen.headers().allValues("Set-Cookie")).hasSize(1);
    assertThat(ask("GET", "/demo", Map.of()).body()).contains("lang=\"en-GB\"");
    assertThat(ask("HEAD", "/demo?lang=de", Map.of()).headers().allValues("Set-Cookie"))
        .as("HEAD has the headers of GET")
        .hasSize(1);
  }

  /** What anybody sees of what could be changed. */
  private static String state() {
    String sandbox = Portal.get("/-/sandbox").body();
    return sandbox.replaceAll("(?s).*<p class=\"now\"[^>]*>(.*?)</p>.*", "$1")
        + Portal.get("/").body()
        + untouchedByTime(Portal.get("/demo").body())
        // its numbers count the calls that looking at a run may cause
        + Portal.get("/health/ready").statusCode();
  }

  /** The language of a page, and what it leads to: its words change with every minute. */
  private static List<String> untouchedByTime(String page) {
    return Pattern.compile("<html [^>]*>|(?:href|action|src)=\"[^\"]*\"")
        .matcher(page)
        .results()
        .map(MatchResult::group)
        .sorted()
        .toList();
  }

  private TallyfyStub.Script noted(String json) {
    TallyfyStub.Script answer = TallyfyStub.json(json);
    return exchange -> {
      methods.add(exchange.getRequestMethod());
      answer.answer(exchange);
    };
  }

  /** Without what differs from one answer to the next, and what depends on how the body is sent. */
  private static Map<String, List<String>> lasting(HttpHeaders headers) {
    Map<String, List<String>> lasting = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    lasting.putAll(headers.map());
    lasting
        .keySet()
        .removeAll(List.of("date", "content-length", "transfer-encoding", "content-encoding"));
    lasting.computeIfPresent(
        "Content-Security-Policy",
        (name, values) ->
            values.stream().map(value -> value.replaceAll("nonce-[^']*", "nonce")).toList());
    return lasting;
  }

  private static HttpResponse<String> ask(String method, String path, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(Portal.root() + path))
            .method(method, BodyPublishers.noBody());
    headers.forEach(request::header);
    return Portal.send(request);
  }
}
