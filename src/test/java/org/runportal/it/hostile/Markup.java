package org.runportal.it.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What our own pages are made of; whatever else is in one came from outside. */
public final class Markup {
  private static final Set<String> ELEMENTS =
      Set.of(
          ("html head meta title link body header main footer nav section div h1 h2 h3 p a span"
                  + " strong small bdi time ul ol li dl dt dd details summary table thead tbody tr th td form label input"
                  + " select option button progress img svg symbol use circle path rect script blockquote")
              .split(" "));

  /** What people may format a text with at the vendor. */
  private static final Set<String> RICH =
      Set.of("p br b strong i em u s ul ol li blockquote code pre".split(" "));

  private static final Set<String> ATTRIBUTES =
      Set.of(
          ("lang dir xmlns charset name content rel href integrity type id class hidden tabindex role"
                  + " for value method action autocomplete spellcheck autocapitalize maxlength selected"
                  + " width height viewbox preserveaspectratio d x y cx cy r fill focusable open datetime scope colspan title"
                  + " max src alt nonce hreflang")
              .split(" "));

  private static final String ADDRESS = "[/?#](?!/).*|https://go\\.tallyfy\\.com/[\\w./-]*";

  private Markup() {}

  /** What does not belong to us, one line each. */
  public static List<String> strange(Document page) {
    List<String> strange = new ArrayList<>();
    for (Element element : page.getAllElements()) {
      String name = element.normalName();
      boolean rich = element.parents().hasClass("rich");
      if (name.equals("#root")) {
        continue;
      }
      if (rich ? !RICH.contains(name) : !ELEMENTS.contains(name)) {
        strange.add("element " + shown(element));
      }
      if (rich && element.attributesSize() > 0) {
        strange.add("attributes in a text: " + shown(element));
      }
      element.attributes().forEach(attribute -> check(element, attribute, strange));
      check(element, strange);
    }
    return strange;
  }

  private static void check(Element element, Attribute attribute, List<String> strange) {
    String name = attribute.getKey().toLowerCase(Locale.ROOT);
    if (!ATTRIBUTES.contains(name) && !name.startsWith("aria-") && !name.startsWith("data-")) {
      strange.add("attribute " + name + " of " + shown(element));
    }
    boolean address = Set.of("href", "src", "action").contains(name);
    if (address && !attribute.getValue().matches(ADDRESS)) {
      strange.add("address " + attribute.getValue() + " of " + shown(element));
    }
  }

  private static void check(Element element, List<String> strange) {
    boolean ours =
        switch (element.normalName()) {
          case "script" -> element.hasAttr("src") || element.hasAttr("nonce");
          case "meta" -> !element.hasAttr("http-equiv");
          case "blockquote" -> element.hasClass("report") || element.parents().hasClass("rich");
          default -> true;
        };
    if (!ours) {
      strange.add("not one of ours: " + shown(element));
    }
    if (element.hasAttr("fill") && !element.attr("fill").matches("#[0-9a-f]{6}")) {
      strange.add("colour of " + shown(element));
    }
  }

  private static String shown(Element element) {
    String html = element.outerHtml();
    return html.substring(0, Math.min(200, html.length()));
  }
}
