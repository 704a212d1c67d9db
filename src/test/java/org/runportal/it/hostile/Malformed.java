package org.runportal.it.hostile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests no well-behaved client sends, by kind; each holds {@link #MARK} where it can. */
public final class Malformed {
  /** What must not be found in a log. */
  public static final String MARK = "MALFORMED-MARK";

  private static final List<String> ADDRESSES =
      List.of(
          "/%",
          "/%zz" + MARK,
          "/%u0041",
          "/%00",
          "/%c0%af",
          "/demo;x=%",
          "/demo?%",
          "/demo?%zz=" + MARK,
          "/demo?find=%",
          "/demo?find=%ff" + MARK,
          "/demo?find=\0",
          "/demo?=",
          "/demo?&&&&",
          "/demo?lang=%",
          "/demo?zone=../../" + MARK,
          "/demo?" + "a&".repeat(3_000),
          "/" + "x".repeat(9_000),
          "/" + "x".repeat(70_000),
          "/demo?" + "x".repeat(70_000),
          "/demo\u0080",
          "/demo\0",
          "/demo#" + MARK,
          "/demo " + MARK,
          "http://" + MARK + "/demo",
          "http://x:99999/demo",
          "http://x:" + MARK + "/demo",
          "http://[::1/demo",
          "http:///demo",
          "//demo",
          "demo",
          "*",
          "/.",
          "/demo/../x",
          "/metrics?scope=%",
          "/metrics?name=" + MARK,
          "/health/" + MARK,
          "/openapi?format=" + MARK,
          "/openapi/application.wadl",
          "/-/sign-in?to=%",
          "/-/signed-in?code=%&state=" + MARK,
          "/-/sandbox/api/organizations/%/runs/x");

  private static final List<String> FACES =
      List.of(
          "/-/x.xhtml?jakarta.faces.ViewState=1:1",
          "/-/x.xhtml",
          "/x.xhtml?jakarta.faces.ViewState=" + MARK,
          "/demo?jakarta.faces.ViewState=1:1",
          "/demo?javax.faces.ViewState=1:1",
          "/demo?x:jakarta.faces.ViewState=1:1",
          "/demo?JAKARTA.FACES.VIEWSTATE=1:1",
          "/demo?jakarta%2efaces%2eViewState=1:1",
          "/demo?jakarta.faces.partial.ajax=true&jakarta.faces.source=" + MARK,
          "/-/status?jakarta.faces.ClientWindow=" + MARK,
          "/-/brand/x?jakarta.faces.ViewState=1:1",
          "/jakarta.faces.resource/core.js.xhtml?ln=primefaces&jakarta.faces.ViewState=1:1",
          "/jakarta.faces.resource/core.js.xhtml?ln=primefaces&loc=../../" + MARK,
          "/jakarta.faces.resource/core.js.xhtml?ln=..&con=" + MARK,
          "/jakarta.faces.resource/dynamiccontent.properties.xhtml?ln=primefaces&pfdrid=" + MARK,
          "/jakarta.faces.resource/.xhtml",
          "/jakarta.faces.resource/",
          "/jakarta.faces.resource/a%00.xhtml");

  private static final List<String> HOSTS =
      List.of(
          "Host: ",
          "Host:",
          "Host:    ",
          "X-No: host",
          "Host: x:" + MARK,
          "Host: x:99999999999",
          "Host: x:-1",
          "Host: x:80:80",
          "Host: :80",
          "Host: [::1",
          "Host: []",
          "Host: a b",
          "Host: <" + MARK + ">",
          "Host: x\r\nHost: y",
          "Host: " + "x".repeat(7_000),
          "Host: m\u00fcller",
          "Host: x@" + MARK,
          "Host: x/y",
          "Host: %",
          "Host: \1");

  private static final List<String> HEADERS =
      List.of(
          "Cookie: lang=\0",
          "Cookie: =;;=;",
          "Cookie: $Version=1; a=\"" + MARK,
          "Cookie: pass=" + MARK,
          "Cookie: pass=a.b.c.d.e; trip-x=a.b.c.d.e; __Host-pass=a.b.c.d.e",
          "Cookie: JSESSIONID=" + MARK,
          "Cookie: " + "a=b; ".repeat(2_000),
          "Faces-Request: partial/ajax",
          "faces-request: " + MARK,
          "Accept-Language: \u00ff,,;q=" + MARK,
          "Accept-Language: " + "de;q=0.5,".repeat(900),
          "Accept-Encoding: gzip;q=",
          "Range: bytes=9-1",
          "If-Modified-Since: " + MARK,
          "Content-Length: " + MARK,
          "Content-Length: -1",
          "Content-Length: 99999999999999999999",
          "Content-Length: 5\r\nContent-Length: 6",
          "Transfer-Encoding: " + MARK,
          "Transfer-Encoding: chunked",
          "Expect: " + MARK,
          "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\nConnection: Upgrade, HTTP2-Settings",
          "Upgrade: websocket\r\nSec-WebSocket-Key: x\r\nConnection: Upgrade",
          "NoColon",
          ": x",
          "X: y\r\n folded",
          "X\0: y",
          "X-Forwarded-For: " + MARK,
          "X-Forwarded-For: " + "1,".repeat(3_000),
          "Content-Type: x/y; charset=" + MARK,
          "Content-Type: multipart/form-data",
          "Authorization: Basic %%%",
          "traceparent: " + MARK,
          "baggage: %zz=%zz",
          "X-Long: " + "x".repeat(100_000));

  private static final List<String> LINES =
      List.of(
          "FOO /demo HTTP/1.1",
          "get /demo HTTP/1.1",
          " /demo HTTP/1.1",
          "G\0T /demo HTTP/1.1",
          "M".repeat(9_000) + " /demo HTTP/1.1",
          "TRACE /demo HTTP/1.1",
          "CONNECT /demo HTTP/1.1",
          "PROPFIND /demo HTTP/1.1",
          "GET /demo HTTP/0.9",
          "GET /demo HTTP/2.0",
          "GET /demo HTTP/9.9",
          "GET /demo HTTP/" + MARK,
          "GET /demo " + MARK);

  private static final Map<String, String> BODIES =
      Map.of(
          "application/x-www-form-urlencoded", "jakarta.faces.ViewState=1:1&%=%&" + MARK,
          "multipart/form-data; boundary=x", "--x\r\n" + MARK,
          "application/json", "{" + MARK);

  private static final List<String> TAKERS =
      List.of(
          "/demo",
          "/-/sandbox",
          "/-/sign-out",
          "/-/x.xhtml",
          "/metrics",
          "/jakarta.faces.resource/core.js.xhtml?ln=primefaces");

  private Malformed() {}

  /** All of them, whole requests by what is odd about them. */
  public static Map<String, String> requests() {
    Map<String, String> all = new LinkedHashMap<>();
    List<String> addresses = new ArrayList<>(ADDRESSES);
    addresses.addAll(FACES);
    addresses.forEach(
        address -> all.put("address " + brief(address), "GET " + address + " HTTP/1.1\r\nHost: x"));
    for (String host : HOSTS) {
      for (String path : List.of("/demo", "/-/assets", "/nobody")) {
        all.put("host " + brief(host) + " " + path, "GET " + path + " HTTP/1.1\r\n" + host);
      }
    }
    HEADERS.forEach(
        header -> all.put("header " + brief(header), "GET /demo HTTP/1.1\r\nHost: x\r\n" + header));
    LINES.forEach(line -> all.put("line " + brief(line), line + "\r\nHost: x"));
    all.replaceAll((name, head) -> head + "\r\nConnection: close\r\n\r\n");
    BODIES.forEach(
        (type, body) -> {
          for (String method : List.of("POST", "GET", "PUT")) {
            for (String path : TAKERS) {
              all.put(
                  method + " " + path + " " + type,
                  "%s %s HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                      .formatted(method, path, type, body.length(), body));
            }
          }
        });
    return all;
  }

  private static String brief(String text) {
    return text.substring(0, Math.min(text.length(), 60)).replaceAll("[^ -~]", "?");
  }
}
