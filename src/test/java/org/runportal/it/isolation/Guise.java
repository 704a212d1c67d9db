package org.runportal.it.isolation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.runportal.it.Route;

/**
 * What a request says of itself beside its target: who sends it, the method, the headers.
 *
 * @param name as in the summary
 * @param sender whose person it comes from
 * @param headers with their line ends; host and pass are added
 */
record Guise(String name, Sender sender, String method, Saying headers) {
  /** Writes headers. */
  @FunctionalInterface
  interface Saying {
    String of(Trick.Address address, Learned learned);
  }

  /** Somebody who is signed in, if their tenant asks for it. */
  enum Sender {
    /** Who may see the tenant. */
    OWN,
    /** Who may see another. */
    OTHER,
    NOBODY;

    Optional<Resident> of(Trick.Address address) {
      return switch (this) {
        case OWN -> Optional.of(address.own());
        case OTHER -> Optional.of(address.other());
        case NOBODY -> Optional.empty();
      };
    }
  }

  /** What earlier answers gave to visitors of the five. */
  static final class Learned {
    private final Map<Resident, String> passes;
    private final Map<Resident, String> cookies = new ConcurrentHashMap<>();
    private final Map<String, String> tags = new ConcurrentHashMap<>();

    /**
     * @param passes the cookies of people who are signed in
     */
    Learned(Map<Resident, String> passes) {
      this.passes = passes;
    }

    /** Keeps what an answer to a plain question gave. */
    void from(Resident resident, Route route, String run, Wire.Answer answer) {
      answer.header("Set-Cookie").ifPresent(cookie -> cookies.put(resident, cookie.split(";")[0]));
      answer.header("ETag").ifPresent(tag -> tags.put(key(resident, route, run), tag));
    }

    String cookies(Resident resident) {
      return cookies.getOrDefault(resident, "JSESSIONID=" + resident.id() + "0123456789");
    }

    Optional<String> pass(Resident resident) {
      return Optional.ofNullable(passes.get(resident));
    }

    Optional<String> tag(Resident resident, Route route, String run) {
      return Optional.ofNullable(tags.get(key(resident, route, run)));
    }

    int tags() {
      return tags.size();
    }

    private static String key(Resident resident, Route route, String run) {
      return resident + " " + route + " " + run;
    }
  }

  /** Says nothing special. */
  static final Guise NONE = new Guise("none", Sender.OWN, "GET", (it, learned) -> "");

  private static final String OTHERS_TAG = "swapped ETag";

  /** All of them. */
  static List<Guise> all() {
    return List.of(
        NONE,
        get("spoofed Host", (it, learned) -> "Host: " + it.b() + ".example\r\n"),
        get("two hosts", (it, learned) -> "Host: 127.0.0.1\r\nHost: " + it.b() + ".example\r\n"),
        get(
            "X-Forwarded-Host",
            (it, learned) ->
                "X-Forwarded-Host: " + it.b() + ".example\r\nX-Forwarded-Proto: https\r\n"),
        get(
            "X-Forwarded-Prefix",
            (it, learned) ->
                "X-Forwarded-Prefix: /"
                    + it.b()
                    + "\r\nX-Forwarded-Path: "
                    + it.foreign()
                    + "\r\n"),
        get(
            "X-Forwarded-For",
            (it, learned) -> "X-Forwarded-For: 10.0.0.1, 127.0.0.1\r\nX-Real-IP: 10.0.0.1\r\n"),
        get(
            "Forwarded",
            (it, learned) -> "Forwarded: for=10.0.0.1;host=" + it.b() + ".example;proto=https\r\n"),
        get(
            "X-Original-URL",
            (it, learned) ->
                "X-Original-URL: " + it.foreign() + "\r\nX-Rewrite-URL: " + it.foreign() + "\r\n"),
        get(
            "tenant in a header",
            (it, learned) -> "X-Tenant: " + it.b() + "\r\nX-Tenant-Id: " + it.b() + "\r\n"),
        new Guise(
            "swapped cookies",
            Sender.OTHER,
            "GET",
            (it, learned) -> "Cookie: " + learned.cookies(it.other()) + "; lang=fr\r\n"),
        new Guise("nobody signed in", Sender.NOBODY, "GET", (it, learned) -> ""),
        new Guise(
            "changed pass",
            Sender.NOBODY,
            "GET",
            (it, learned) ->
                "Cookie: " + learned.pass(it.own()).map(Guise::changed).orElse("pass=x") + "\r\n"),
        get(
            "session of another",
            (it, learned) ->
                "Cookie: JSESSIONID=" + it.b() + "; __Host-session=" + it.b() + "\r\n"),
        get(OTHERS_TAG, (it, learned) -> "If-None-Match: " + othersTag(it, learned) + "\r\n"),
        get("If-Match of another", (it, learned) -> "If-Match: " + othersTag(it, learned) + "\r\n"),
        get(
            "If-Modified-Since",
            (it, learned) -> "If-Modified-Since: Thu, 31 Dec 2099 23:59:59 GMT\r\n"),
        get("Range", (it, learned) -> "Range: bytes=0-99999\r\nIf-Range: \"x\"\r\n"),
        get("compressed", (it, learned) -> "Accept-Encoding: gzip\r\n"),
        get("wants JSON", (it, learned) -> "Accept: application/json\r\n"),
        get(
            "comes from another",
            (it, learned) ->
                "Referer: http://127.0.0.1"
                    + it.foreign()
                    + "\r\nOrigin: http://"
                    + it.b()
                    + "\r\n"),
        get("speaks German", (it, learned) -> "Accept-Language: de\r\n"),
        get(
            "method override",
            (it, learned) -> "X-HTTP-Method-Override: POST\r\nX-Method-Override: PUT\r\n"),
        new Guise("HEAD", Sender.OWN, "HEAD", (it, learned) -> ""),
        new Guise("OPTIONS", Sender.OWN, "OPTIONS", (it, learned) -> ""),
        new Guise(
            "POST",
            Sender.OWN,
            "POST",
            (it, learned) ->
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 0\r\n"));
  }

  /** Whether an answer without a body would say that own and other have the same content. */
  boolean swapsTags() {
    return name.equals(OTHERS_TAG);
  }

  /** The request, all of it. */
  String request(String target, Trick.Address address, Learned learned) {
    String said = headers.of(address, learned);
    String host = said.startsWith("Host: ") ? "" : "Host: 127.0.0.1\r\n";
    Optional<String> pass = sender.of(address).flatMap(learned::pass);
    String withPass =
        pass.isEmpty()
            ? said
            : said.contains("Cookie: ")
                ? said.replace("Cookie: ", "Cookie: " + pass.get() + "; ")
                : said + "Cookie: " + pass.get() + "\r\n";
    return method + " " + target + " HTTP/1.1\r\n" + host + withPass + "\r\n";
  }

  private static String changed(String pass) {
    char last = pass.charAt(pass.length() - 1);
    return pass.substring(0, pass.length() - 1) + (last == 'A' ? 'B' : 'A');
  }

  private static Guise get(String name, Saying headers) {
    return new Guise(name, Sender.OWN, "GET", headers);
  }

  private static String othersTag(Trick.Address it, Learned learned) {
    return learned
        .tag(it.other(), it.route(), it.run())
        .orElse("W/\"" + it.b() + "\", \"" + it.b() + "\"");
  }
}
