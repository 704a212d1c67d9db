package org.runportal.it.hostile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Ids and paths that lead elsewhere where somebody is careless. */
public final class Addresses {
  /** Where they would like to get to, from the place of an id. */
  private static final List<String> TARGETS =
      List.of(
          "WEB-INF/web.xml",
          "WEB-INF/views/run.xhtml",
          "WEB-INF/classes/org/runportal/tenant/Tenants.class",
          "META-INF/MANIFEST.MF",
          "etc/passwd",
          "users",
          "-/sandbox/api/organizations");

  /** Ways to write one level up. */
  private static final List<String> UPS =
      List.of(
          "../",
          "..;/",
          "..;x=y/",
          "..%2f",
          "%2e%2e/",
          "%2e%2e%2f",
          "%252e%252e%252f",
          "%25252e%25252e%25252f",
          "..\\",
          "..%5c",
          "%2e%2e%5c",
          "..%255c",
          ".%00./",
          "..%00/",
          "..%c0%af",
          "%c0%ae%c0%ae/",
          "..%e0%80%af",
          "%uff0e%uff0e/",
          "%ef%bc%8e%ef%bc%8e%ef%bc%8f",
          "%e2%80%a5/",
          "..%e2%88%95",
          "....//",
          ".././",
          "/%5c../");

  /** Ids that are none. */
  private static final List<String> ODD =
      List.of(
          "x%0d%0aX-Evil:%201",
          "x%0aX-Evil",
          "x%00",
          "%00",
          "%20x",
          "x%09",
          "x%23y",
          "x%3fy=z",
          "x;y=z",
          ";jsessionid=1",
          "x%26y",
          "x%2fy",
          "x%2f..%2fy",
          "x%5cy",
          "x@elsewhere.example",
          "@elsewhere.example%2f",
          "%40elsewhere.example",
          "elsewhere.example",
          "http:%2f%2felsewhere.example",
          "http://elsewhere.example/",
          "https:elsewhere.example",
          "%2f%2felsewhere.example",
          "//elsewhere.example/",
          "127.0.0.1",
          "localhost:22",
          "[::1]",
          "file:%2f%2f%2fetc%2fpasswd",
          "jar:file:x!%2f",
          "javascript:__hit(1)",
          "%3cscript%3e__hit(1)%3c%2fscript%3e",
          "%22%3e%3cimg%20src=x%20onerror=__hit(1)%3e",
          "$%7b7*191%7d",
          "%23%7b7*191%7d",
          "%7b%7b7*191%7d%7d",
          "%7brun%7d",
          "%7borganization%7d",
          "'%20or%20'1'='1",
          "x'%3b--",
          "*",
          "%2a",
          "$(id)",
          "%60id%60",
          "x|id",
          "null",
          "undefined",
          ".",
          "..",
          "...",
          "%2e",
          "%2e%2e",
          "~",
          "~root",
          "-",
          "_",
          "-x",
          "%e2%80%ae",
          "%e2%80%8bx",
          "%ef%bb%bfx",
          "%ed%a0%80",
          "%f0%9f%92%a9",
          "%c3%9f",
          "%ff",
          "%fe%ff",
          "x%e2%80%a8y",
          "%ef%bc%ad%ef%bc%a5",
          "%e2%85%a0",
          "x.json/../y",
          "x.class",
          "x.xhtml",
          "x.jsp",
          "x.java",
          "x.css",
          "x.png;.css",
          "x.xhtml;.css",
          "web.xml",
          "beans.xml",
          "con",
          "nul",
          "aux.txt",
          "::$DATA",
          "x".repeat(65),
          "x".repeat(2_000));

  private Addresses() {}

  /** Three hundred and more, as they stand in a request line; none is the page of a run. */
  public static List<String> all(String tenant) {
    Set<String> all = new LinkedHashSet<>();
    List<String> ids = new ArrayList<>(ODD);
    for (int i = 0; i < UPS.size(); i++) {
      for (int target = 0; target < TARGETS.size(); target++) {
        String up = UPS.get(i).repeat(2 + (i + target) % 3);
        all.add("/" + tenant + "/runs/" + up + TARGETS.get(target));
      }
      all.add("/" + UPS.get(i) + TARGETS.get(i % TARGETS.size()));
      all.add("/-/assets/" + UPS.get(i).repeat(2) + TARGETS.get(i % TARGETS.size()));
      all.add(
          "/jakarta.faces.resource/" + UPS.get(i) + "web.xml.xhtml?ln=" + UPS.get(i) + "WEB-INF");
    }
    for (String id : ids) {
      all.add("/" + tenant + "/runs/" + id + "/other");
      if (!List.of("null", "undefined", "con", "nul").contains(id)) {
        all.add("/" + tenant + "/runs/" + id);
        all.add("/" + id + "/runs/x");
      }
    }
    if (all.size() < 300) {
      throw new AssertionError(all.size() + " addresses");
    }
    return List.copyOf(all);
  }
}
