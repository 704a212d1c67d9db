package org.runportal.it.isolation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The vendor of all five, at one address: whose run is meant stands in the path and in the token
 * alone. Every text of every answer begins with a word of the organization asked about. It
 * remembers every token that came to another organization's path.
 */
final class Upstream implements AutoCloseable {
  /** A run with all there can be on a page. */
  static final String FULL_RUN = "5ca49afa783e779cda46ded7c9b8f9df";

  /** The number of every run of every tenant. */
  static final String NUMBER = "5217";

  /**
   * Runs of the same ids in all five, but with other words. One is called like a tenant, one knows
   * only one tenant, one nobody.
   */
  static final List<String> RUNS =
      List.of(
          FULL_RUN,
          "0123456789abcdef0123456789abcdef",
          "run_id_abc",
          Resident.BIRCH.id(),
          "only-at-elder",
          "nowhere");

  /** How a bad day looks. */
  enum Weather {
    FINE,
    DOWN,
    CUT_OFF,
    RUBBISH,
    BUSY;

    static List<Weather> bad() {
      return List.of(DOWN, CUT_OFF, RUBBISH, BUSY);
    }
  }

  private static final Pattern QUESTION =
      Pattern.compile(
          "/api/organizations/([A-Za-z0-9_-]+)/(?:runs/([A-Za-z0-9_-]+)(?:/tasks)?|runs|checklists/[A-Za-z0-9_-]+|users|groups|guests)");

  /** Of every run; it has a rule for a step of the full one. */
  private static final String TEMPLATE =
      """
      {"data":{"id":"t1","title":"Template","automated_actions":[
        {"conditions":[
           {"conditionable_type":"Step","conditionable_id":"s1","operation":"equals",
            "statement":"High"}],
         "then_actions":[
           {"action_type":"visibility","action_verb":"show","target_step_id":"s2"}]}]}}
      """;

  /** Keys whose values are words of people. */
  private static final Set<String> TEXTS =
      Set.of(
          "name",
          "summary",
          "title",
          "original_title",
          "checklist_title",
          "kickoff_title",
          "label",
          "text",
          "content",
          "filename",
          "first_name",
          "last_name",
          "full_name",
          "username",
          "email",
          "value",
          "statement",
          "field_value",
          "guidance");

  private final Map<Resident, Weather> weather = new ConcurrentHashMap<>();
  private final Map<Resident, LongAdder> asked = new EnumMap<>(Resident.class);
  private final Queue<String> crossings = new ConcurrentLinkedQueue<>();
  private final Queue<String> strays = new ConcurrentLinkedQueue<>();
  private final ConcurrentMap<String, byte[]> answers = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  Upstream() {
    for (Resident resident : Resident.values()) {
      asked.put(resident, new LongAdder());
    }
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** The address of its API. */
  String api() {
    return root() + "/api";
  }

  /** The company's identity provider, which is only ever asked where it is. */
  String issuer() {
    return root() + "/provider";
  }

  private String root() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on that tenant's questions are answered like this. */
  void is(Resident resident, Weather how) {
    weather.put(resident, how);
  }

  /** Until it is let go, no run is answered. */
  void holdUp() {
    gate = new CountDownLatch(1);
  }

  /** What was held up is answered. */
  void letGo() {
    gate.countDown();
  }

  /** Tokens that came to the path of another organization. */
  List<String> crossings() {
    return List.copyOf(crossings);
  }

  /** Paths that are none of the portal's questions. */
  List<String> strays() {
    return List.copyOf(strays);
  }

  long asked(Resident resident) {
    return asked.get(resident).sum();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      if (path.equals("/provider/.well-known/openid-configuration")) {
        send(exchange, 200, bytes(provider()));
        return;
      }
      Matcher question = QUESTION.matcher(path);
      Optional<Resident> resident =
          question.matches() ? Resident.of(question.group(1)) : Optional.empty();
      if (resident.isEmpty()) {
        strays.add(path);
        send(exchange, 404, bytes("{}"));
        return;
      }
      String token = exchange.getRequestHeaders().getFirst("Authorization");
      if (!("Bearer " + resident.get().token()).equals(token)) {
        crossings.add(token + " came to " + path);
        send(exchange, 403, bytes("{}"));
        return;
      }
      asked.get(resident.get()).increment();
      if (question.group(2) != null) {
        awaitGate();
      }
      answer(exchange, resident.get(), path, question.group(2));
    }
  }

  private void awaitGate() {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange, Resident resident, String path, String run)
      throws IOException {
    switch (weather.getOrDefault(resident, Weather.FINE)) {
      case FINE -> {
        boolean known =
            run == null
                || !run.equals("nowhere")
                    && (!run.equals("only-at-elder") || resident == Resident.ELDER);
        byte[] answer =
            known ? answers.computeIfAbsent(path, it -> answer(resident, path, run)) : bytes("{}");
        send(exchange, known ? 200 : 404, answer);
      }
      case DOWN -> send(exchange, 503, bytes(resident.word(Resident.Source.VENDOR)));
      case CUT_OFF -> {
        exchange.sendResponseHeaders(200, 100_000);
        exchange.getResponseBody().write(bytes("{\"data\":{\"name\":\""));
      }
      case RUBBISH -> send(exchange, 200, bytes("<p>" + resident.word(Resident.Source.VENDOR)));
      case BUSY -> {
        exchange.getResponseHeaders().set("Retry-After", "1");
        send(exchange, 429, bytes("{}"));
      }
    }
  }

  private String provider() {
    return """
        {"issuer":"%1$s","authorization_endpoint":"%1$s/in","token_endpoint":"%1$s/token",
        "jwks_uri":"%1$s/keys","subject_types_supported":["public"],
        "response_types_supported":["code"],"id_token_signing_alg_values_supported":["RS256"]}
        """
        .formatted(issuer());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] answer(Resident resident, String path, String run) {
    String word = resident.word(Resident.Source.VENDOR);
    String answer;
    if (run != null) {
      JsonObject whole = json(sample());
      JsonObject own = run.equals(FULL_RUN) ? whole : shortened(whole, run);
      answer = marked(own, "", word).toString();
    } else {
      String list = path.substring(path.lastIndexOf('/') + 1);
      answer =
          marked(json(path.contains("/checklists/") ? TEMPLATE : people(list)), "", word)
              .toString();
    }
    return bytes(answer);
  }

  /** The same ids in every organization, for the people of the full run. */
  private static String people(String list) {
    return switch (list) {
      // a row without a word of the tenant would prove nothing
      case "runs" ->
          """
          {"data":[
            {"id":"5ca49afa783e779cda46ded7c9b8f9df","name":"Full","checklist_id":"t1",
             "checklist_title":"Template","status":"active","owner_id":1001,
             "tasks":[{"id":"a","title":"Task"}],
             "next_task":[{"id":"a","title":"Task","owners":{"users":[1001]}}],
             "tags":[{"id":"g1","title":"Tag"}]},
            {"id":"only-at-elder","name":"Other","status":"complete"}],
           "meta":{"pagination":{"total":2}}}
          """;
      case "users" ->
          """
          {"data":[
            {"id":1001,"first_name":"Ana","last_name":"Reyes","full_name":"Ana Reyes"},
            {"id":1002,"first_name":"Bo","last_name":"Lind","full_name":"Bo Lind"},
            {"id":1003,"first_name":"Priya","last_name":"Nair","full_name":"Priya Nair"},
            {"id":1004,"first_name":"Sam","last_name":"Okafor","full_name":"Sam Okafor"}]}
          """;
      case "groups" ->
          """
          {"data":[
            {"id":"e84032613c183509d3587c4d978df6fc","name":"Compliance"},
            {"id":"d37836d96f8823d7e225190cd7dcacb9","name":"Finance"}]}
          """;
      default ->
          """
          {"data":[{"id":7,"email":"ines@example.org","first_name":"Ines","last_name":"Duarte"}]}
          """;
    };
  }

  /** A run of two tasks: most of what is asked is about these. */
  private static JsonObject shortened(JsonObject whole, String run) {
    JsonObject data = whole.getJsonObject("data");
    JsonArrayBuilder tasks = Json.createArrayBuilder();
    data.getJsonObject("tasks").getJsonArray("data").stream().limit(2).forEach(tasks::add);
    JsonObjectBuilder fewer = Json.createObjectBuilder();
    for (String key :
        List.of(
            "increment_id",
            "checklist_title",
            "name",
            "status",
            "started_at",
            "due_date",
            "next_task",
            "folders",
            "stages")) {
      fewer.add(key, data.get(key));
    }
    // as many as are sent: otherwise the portal asks for the others
    fewer.add("progress", Json.createObjectBuilder().add("complete", 1).add("total", 2));
    fewer.add("id", run).add("tasks", Json.createObjectBuilder().add("data", tasks));
    return Json.createObjectBuilder().add("data", fewer).build();
  }

  private static JsonValue marked(JsonValue value, String key, String word) {
    switch (value.getValueType()) {
      case OBJECT -> {
        JsonObjectBuilder object = Json.createObjectBuilder();
        value
            .asJsonObject()
            .forEach(
                (name, inner) ->
                    // answers to form fields are listed by the ids of the fields
                    object.add(
                        name,
                        marked(
                            inner,
                            key.equals("prerun") || key.equals("taskdata") ? "value" : name,
                            word)));
        return object.build();
      }
      case ARRAY -> {
        JsonArrayBuilder array = Json.createArrayBuilder();
        value.asJsonArray().forEach(inner -> array.add(marked(inner, key, word)));
        return array.build();
      }
      case STRING -> {
        String text = ((JsonString) value).getString();
        boolean said =
            TEXTS.contains(key)
                // the kinds of comments and the dates in fields are no words
                && !text.matches("comment|problem|resolve|\\d{4}-.*|");
        return said ? Json.createValue(word + (key.equals("email") ? "." : " ") + text) : value;
      }
      default -> {
        return value;
      }
    }
  }

  private static String sample() {
    try (InputStream file =
        Upstream.class.getResourceAsStream("/tallyfy/run-midflight-full.json")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
