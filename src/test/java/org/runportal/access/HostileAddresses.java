package org.runportal.access;

import java.util.ArrayList;
import java.util.List;

/** Return addresses that would lead to another host if they were accepted. */
public final class HostileAddresses {
  private static final List<String> HOSTS =
      List.of("evil.example", "evil.example:443/x", "user@evil.example", "[::1]", "2130706433");

  /** Prefixes that make a browser or a server read what follows as a host. */
  private static final List<String> WAYS_OUT =
      List.of(
          "//",
          "///",
          "////",
          "/\\",
          "\\/",
          "\\\\",
          "/\t/",
          "/\n/",
          "/\r\n/",
          "\t//",
          " //",
          "/%09/",
          "/%0a/",
          "/%0d%0a/",
          "/%2f",
          "/%5c",
          "%2f%2f",
          "/.//",
          "/..//",
          "/%2e//",
          "/%2e%2e//",
          "/;//",
          "/x//",
          "http://",
          "https://",
          "HtTpS://",
          "https:",
          "https:/",
          "//;@",
          "javascript://",
          "data:text/html,//",
          "ftp://");

  private HostileAddresses() {}

  /** All of them. */
  public static List<String> all() {
    List<String> all = new ArrayList<>();
    WAYS_OUT.forEach(way -> HOSTS.forEach(host -> all.add(way + host)));
    all.addAll(
        List.of(
            "",
            "evil.example",
            ".evil.example",
            "@evil.example",
            ":443",
            "javascript:alert(1)",
            "/\u2215evil.example",
            "/\uff0fevil.example",
            "/\u0000/evil.example",
            "/x\r\nLocation: https://evil.example",
            "/x\nSet-Cookie: pass=stolen",
            "/x?y=\r\nSet-Cookie: pass=stolen",
            "/x#@evil.example",
            "/x y",
            "/%",
            "/%zz",
            "/%0d%0aLocation:%20https://evil.example",
            "/acme/%00",
            "/acme/../..//evil.example",
            "/acme/..;/x",
            "/acme/%2e%2e;x/y",
            "/-/sign-in?to=/x",
            "/-/signed-in?code=x&state=y",
            "/-/sign-out",
            "/" + "a".repeat(1_500)));
    return all;
  }
}
