package org.runportal.it.isolation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.runportal.it.Route;

/**
 * A way to write an address so that one part of a server may take it for another's.
 *
 * @param name as in the summary
 * @param target what stands in the request line
 */
record Trick(String name, Writing target) {
  /** Writes the target of a request. */
  @FunctionalInterface
  interface Writing {
    String of(Address address);
  }

  /**
   * What an address is made from.
   *
   * @param own whose it is
   * @param other whom it is to lead to
   */
  record Address(Route route, Resident own, Resident other, String run) {
    /** As it should be written. */
    String plain() {
      return path(own);
    }

    /** The other tenant's. */
    String foreign() {
      return path(other);
    }

    /** What follows the tenant, with its slash; all of it for an address of no tenant. */
    String rest() {
      return route.isOfTenant() ? plain().substring(1 + own.id().length()) : plain();
    }

    String a() {
      return own.id();
    }

    String b() {
      return other.id();
    }

    private String path(Resident resident) {
      // the question itself would give the portal the real organization
      return route.path(resident.id(), "organization", run);
    }
  }

  /** Nothing is wrong with it. */
  static final Trick NONE = new Trick("plain", Address::plain);

  /** All of them. */
  static List<Trick> all() {
    List<Trick> all = new ArrayList<>();
    all.add(NONE);
    dots(all);
    slashes(all);
    parameters(all);
    letters(all);
    encodings(all);
    endings(all);
    queries(all);
    doors(all);
    return List.copyOf(all);
  }

  private static void dots(List<Trick> all) {
    all.add(new Trick("dot segment", it -> "/." + it.plain()));
    all.add(new Trick("%2e segment", it -> "/%2e" + it.plain()));
    all.add(new Trick("..", it -> "/" + it.a() + "/.." + it.foreign()));
    all.add(new Trick("%2e%2e", it -> "/" + it.a() + "/%2e%2e" + it.foreign()));
    all.add(new Trick(".%2E", it -> "/" + it.a() + "/.%2E" + it.foreign()));
    all.add(new Trick(".. at the end", it -> it.plain() + "/../../.." + it.foreign()));
    all.add(
        new Trick("%2e%2e at the end", it -> it.plain() + "/%2e%2e/%2e%2e/%2e%2e" + it.foreign()));
    all.add(new Trick(".. above the root", it -> "/../.." + it.plain()));
    all.add(new Trick("..;", it -> "/" + it.a() + "/..;" + it.foreign()));
    all.add(new Trick("%2e%2e;x", it -> "/" + it.a() + "/%2e%2e;x" + it.foreign()));
  }

  private static void slashes(List<Trick> all) {
    all.add(new Trick("// in front", it -> "/" + it.plain()));
    all.add(new Trick("// within", it -> it.plain().replace("/runs/", "//runs//")));
    all.add(new Trick("// between two", it -> "/" + it.a() + "/" + it.foreign()));
    all.add(new Trick("// at the end", it -> it.plain() + "//"));
    all.add(new Trick("%2f", it -> "/" + it.a() + "%2f.." + it.foreign()));
    all.add(new Trick("..%2f", it -> "/" + it.a() + "/..%2f" + it.foreign().substring(1)));
    all.add(new Trick("%2F everywhere", it -> "/" + it.plain().substring(1).replace("/", "%2F")));
    all.add(new Trick("backslashes", it -> "/" + it.plain().substring(1).replace("/", "\\")));
    all.add(new Trick("..\\", it -> "/" + it.a() + "/..\\" + it.foreign().substring(1)));
    all.add(new Trick("\\..\\", it -> "/" + it.a() + "\\..\\" + it.foreign().substring(1)));
    all.add(new Trick("%5c..%5c", it -> "/" + it.a() + "%5c..%5c" + it.foreign().substring(1)));
    all.add(new Trick("backslash in front", it -> "\\" + it.plain().substring(1)));
  }

  private static void parameters(List<Trick> all) {
    all.add(new Trick(";x at the tenant", it -> "/" + it.a() + ";x" + it.rest()));
    all.add(new Trick(";tenant at the tenant", it -> "/" + it.a() + ";/" + it.b() + it.rest()));
    all.add(new Trick(";x at the end", it -> it.plain() + ";x=1"));
    all.add(new Trick(";jsessionid", it -> it.plain() + ";jsessionid=0123456789abcdef"));
    all.add(new Trick(";x in front", it -> "/;x" + it.plain()));
    all.add(new Trick(";x/..", it -> "/" + it.a() + ";x/.." + it.foreign()));
    all.add(new Trick("%3bx", it -> "/" + it.a() + "%3bx" + it.rest()));
    all.add(new Trick("two tenants, a comma", it -> "/" + it.a() + "," + it.b() + it.rest()));
    all.add(new Trick("two tenants, %2c", it -> "/" + it.b() + "%2c" + it.a() + it.rest()));
  }

  private static void letters(List<Trick> all) {
    all.add(new Trick("upper case tenant", it -> "/" + upper(it.b()) + it.rest()));
    all.add(new Trick("upper case", it -> upper(it.plain())));
    all.add(
        new Trick(
            "one upper case letter",
            it -> "/" + upper(it.b().substring(0, 1)) + it.b().substring(1) + it.rest()));
    all.add(new Trick("NFKC, raw", it -> "/" + raw(wide(it.b())) + it.rest()));
    all.add(new Trick("NFKC, encoded", it -> "/" + encoded(wide(it.b())) + it.rest()));
    all.add(
        new Trick("NFKC in the run", it -> it.plain().replace(it.run(), encoded(wide(it.run())))));
    all.add(new Trick("NFKC ligature", it -> "/" + encoded("\ufb01r") + it.rest()));
    all.add(new Trick("NFKC long s", it -> "/" + encoded("a\u017fpen") + it.rest()));
    all.add(
        new Trick("NFC", it -> "/" + encoded(accented(it.b(), Normalizer.Form.NFC)) + it.rest()));
    all.add(
        new Trick("NFD", it -> "/" + encoded(accented(it.b(), Normalizer.Form.NFD)) + it.rest()));
    all.add(new Trick("zero-width", it -> "/" + encoded(it.b() + "\u200b") + it.rest()));
    all.add(
        new Trick(
            "other alphabet",
            it -> "/" + encoded(it.b().replace('e', '\u0435').replace('i', '\u0456')) + it.rest()));
  }

  private static void encodings(List<Trick> all) {
    all.add(new Trick("encoded tenant", it -> "/" + hex(it.b()) + it.rest()));
    all.add(new Trick("encoded run", it -> it.plain().replace(it.run(), hex(it.run()))));
    all.add(
        new Trick(
            "double encoded tenant", it -> "/" + hex(it.b()).replace("%", "%25") + it.rest()));
    all.add(new Trick("double encoded ..", it -> "/" + it.a() + "/%252e%252e" + it.foreign()));
    all.add(new Trick("double encoded /", it -> "/" + it.a() + "%252f.." + it.foreign()));
    all.add(new Trick("overlong ..", it -> "/" + it.a() + "/%c0%ae%c0%ae" + it.foreign()));
    all.add(new Trick("overlong /", it -> "/" + it.a() + "%c0%af" + it.foreign().substring(1)));
    all.add(new Trick("%u", it -> "/" + it.a() + "%u002f" + it.foreign().substring(1)));
    all.add(new Trick("broken %", it -> "/" + it.a() + "%" + it.rest()));
    all.add(new Trick("null", it -> it.plain() + "%00" + it.foreign()));
    all.add(new Trick("line break", it -> it.plain() + "%0d%0aX-Tenant:%20" + it.b()));
    all.add(new Trick("tab", it -> "/" + it.a() + "%09" + it.rest()));
  }

  private static void endings(List<Trick> all) {
    all.add(new Trick("dot after the tenant", it -> "/" + it.a() + "." + it.rest()));
    all.add(new Trick("dot at the end", it -> it.plain() + "."));
    all.add(new Trick("dots at the end", it -> it.plain() + "..."));
    all.add(new Trick("/. at the end", it -> it.plain() + "/."));
    all.add(new Trick("space at the end", it -> it.plain() + "%20"));
    all.add(new Trick(".json", it -> it.plain() + ".json"));
    all.add(new Trick(".xhtml", it -> it.plain() + ".xhtml"));
    all.add(new Trick("as a stylesheet", it -> it.plain() + "/x.css"));
    all.add(new Trick("as an asset", it -> it.plain() + ".css?v=1"));
  }

  private static void queries(List<Trick> all) {
    all.add(
        new Trick(
            "tenant in the query",
            it -> asking(it.plain(), "tenant=" + it.b() + "&organization=" + it.b())));
    all.add(
        new Trick(
            "run in the query",
            it -> asking(it.plain(), "run=" + Upstream.FULL_RUN + "&run=" + it.b())));
    all.add(
        new Trick(
            "view in the query", it -> asking(it.plain(), "jakarta.faces.ViewState=stateless")));
    all.add(new Trick("language and zone", it -> asking(it.plain(), "lang=de&zone=Asia/Tokyo")));
    all.add(new Trick("filter", it -> asking(it.plain(), "q=" + it.b() + "&show=all")));
    all.add(new Trick("encoded ?", it -> it.plain() + "%3ftenant=" + it.b()));
    all.add(new Trick("fragment", it -> it.plain() + "#" + it.foreign()));
    all.add(new Trick("encoded #", it -> it.plain() + "%23" + it.foreign()));
    all.add(
        new Trick(
            "a link to find",
            it -> "/" + it.a() + "?find=" + encoded("https://portal.example" + it.foreign())));
    all.add(new Trick("a number to find", it -> "/" + it.a() + "?find=" + Upstream.NUMBER));
    all.add(new Trick("absolute, own host", it -> "http://127.0.0.1" + it.plain()));
    all.add(
        new Trick("absolute, host of another", it -> "http://" + it.b() + ".example" + it.plain()));
    all.add(
        new Trick(
            "absolute, user of another", it -> "http://" + it.b() + "@127.0.0.1" + it.plain()));
  }

  /** Into a tenant's pages by the doors of no tenant. */
  private static void doors(List<Trick> all) {
    all.add(new Trick("a view's own address", it -> "/WEB-INF/views/run.xhtml?run=" + it.run()));
    all.add(
        new Trick(
            "a view below the tenant",
            it -> "/" + it.a() + "/WEB-INF/views/run.xhtml?run=" + it.run()));
    all.add(
        new Trick(
            "the brand's own address",
            it -> "/-/brand/" + (it.run().length() % 2 == 0 ? "logo" : "brand.css")));
    for (String door :
        List.of("/-", "/-/assets", "/health", "/metrics", "/jakarta.faces.resource")) {
      all.add(new Trick(door + "/..", it -> door + "/.." + it.plain()));
      all.add(new Trick(door + "/..;", it -> door + "/..;" + it.plain()));
      all.add(new Trick(door + "/%2e%2e", it -> door + "/%2e%2e/%2e%2e" + it.plain()));
    }
  }

  private static String asking(String path, String query) {
    return path + (path.contains("?") ? "&" : "?") + query;
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  /** Full-width letters, which NFKC makes plain ones. */
  private static String wide(String text) {
    return text.chars()
        .mapToObj(c -> Character.toString(c > ' ' && c < 0x7f ? c + 0xfee0 : c))
        .collect(Collectors.joining());
  }

  private static String accented(String text, Normalizer.Form form) {
    return Normalizer.normalize(text.replaceFirst("([aeiou])", "$1\u0301"), form);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** As bytes that nobody encoded. */
  private static String raw(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static String hex(String text) {
    return text.chars().mapToObj("%%%02x"::formatted).collect(Collectors.joining());
  }
}
