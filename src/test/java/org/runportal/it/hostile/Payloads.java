package org.runportal.it.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts that would run in a page which prints them as they are. Each calls {@code __hit} with its
 * own number, so that one that runs says which it was. Made from a grammar: a way out of where the
 * text stands, an element, what makes it run, and a way to write that.
 */
public final class Payloads {
  /** Ways out of the places a text may stand in. */
  private static final List<String> WAYS_OUT =
      List.of(
          "",
          "\">",
          "'>",
          "\"'>",
          "</title>",
          "</textarea>",
          "</script>",
          "</style>",
          "-->",
          "]]>",
          "</svg>",
          "</option></select>",
          "</bdi></h1>",
          "</noscript>",
          "<!--><!--",
          "`>",
          "\\\">",
          "&quot;>",
          "\u0000\">",
          "<![CDATA[");

  /** Elements that run something by themselves once they are there. */
  private static final List<String> ELEMENTS =
      List.of(
          "<script>%s</script>",
          "<img src=x onerror=%s>",
          "<img/src=x/onerror=%s>",
          "<IMG SRC=x OnErRoR=%s>",
          "<img src=x onerror=\"%s\"",
          "<svg onload=%s>",
          "<svg/onload=%s>",
          "<svg><script>%s</script></svg>",
          "<svg><animate onbegin=%s attributeName=x dur=1s>",
          "<svg><set onbegin=%s attributeName=x dur=1s>",
          "<math><mtext><img src=x onerror=%s></mtext></math>",
          "<iframe srcdoc=\"<script>parent.%s</script>\"></iframe>",
          "<iframe src=\"javascript:parent.%s\"></iframe>",
          "<iframe onload=%s></iframe>",
          "<object data=\"data:text/html,<script>parent.%s</script>\"></object>",
          "<embed src=\"javascript:%s\">",
          "<video src=x onerror=%s></video>",
          "<video><source onerror=%s></video>",
          "<audio src=x onerror=%s></audio>",
          "<body onload=%s>",
          "<body onpageshow=%s>",
          "<details open ontoggle=%s><summary>x</summary></details>",
          "<input autofocus onfocus=%s>",
          "<select autofocus onfocus=%s></select>",
          "<a autofocus tabindex=0 onfocus=%s>x</a>",
          "<button autofocus onfocus=%s>x</button>",
          "<x tabindex=0 autofocus onfocus=%s>x</x>",
          "<marquee onstart=%s>x</marquee>",
          "<div onmouseover=%s>x</div>",
          "<p onclick=%s>x</p>",
          "<a href=\"javascript:%s\">x</a>",
          "<a href=\"&#106;avascript:%s\">x</a>",
          "<a href=\" java\tscript:%s\">x</a>",
          "<form action=\"javascript:%s\"><button>x</button></form>",
          "<button formaction=\"javascript:%s\">x</button>",
          "<meta http-equiv=refresh content=\"0;url=javascript:%s\">",
          "<link rel=stylesheet href=x onerror=%s>",
          "<style onload=%s>*{}</style>",
          "<base href=\"https://elsewhere.example/\"><script>%s</script>",
          "<template><script>%s</script></template>",
          "<noscript><p title=\"</noscript><img src=x onerror=%s>\">",
          "<scr<script>ipt>%s</scr</script>ipt>",
          "<<script>%s//<</script>",
          "<script\u000b>%s</script\u000b>",
          "<img src=x:x onerror\n=\n%s>",
          "<dialog open onbeforetoggle=%s>x</dialog>",
          "<style>@keyframes k{}p{animation:k 1s}</style><p onanimationstart=%s>x</p>");

  /** Texts that run where they already stand in a script, an attribute or an address. */
  private static final List<String> INSIDE =
      List.of(
          "\";%s;//",
          "';%s;//",
          "`;%s;//",
          "\\\";%s;//",
          "\\';%s;//",
          "'-%s-'",
          "\"-%s-\"",
          "${%s}",
          "`${%s}`",
          "\n%s\n",
          "\u2028%s\u2028",
          "*/%s/*",
          "</script><script>%s</script>",
          "\"}]});%s;({\"a\":[{\"b\":\"",
          "\" onmouseover=\"%s\" x=\"",
          "' onfocus='%s' autofocus='",
          "x\" autofocus onfocus=%s x=\"",
          "\" style=\"animation:k\" onanimationstart=\"%s",
          "javascript:%s",
          "JaVaScRiPt:%s",
          "java\tscript:%s",
          "java\nscript:%s",
          "\u0001javascript:%s",
          "javascript://%%0a%s",
          "javascript&colon;%s",
          "vbscript:%s",
          "data:text/html,<script>%s</script>",
          "data:image/svg+xml,<svg onload=%s>",
          "{{constructor.constructor('%s')()}}",
          "&lt;script&gt;%s&lt;/script&gt;",
          "&#60;img src=x onerror=%s&#62;",
          "%%3Cscript%%3E%s%%3C/script%%3E",
          "\\u003cscript\\u003e%s\\u003c/script\\u003e",
          "\uff1cscript\uff1e%s\uff1c/script\uff1e",
          "+ADw-script+AD4-%s+ADw-/script+AD4-",
          "<p title=\"&quot;><script>%s</script>\">",
          "<b>%s</b><img src=x onerror=%s>",
          "<a href=https://elsewhere.example/ onclick=%s>x</a>",
          "<p style=\"background:url(javascript:%s)\">x</p>",
          "<p style=\"width:expression(%s)\">x</p>");

  /** Ways to write the call; %d is the number. */
  private static final List<String> CALLS =
      List.of(
          "__hit(%d)",
          "window['__hit'](%d)",
          "top.__hit(%d)",
          "__hit&#40;%d&#41;",
          "&#95;&#95;hit(%d)",
          "__h\\u0069t(%d)",
          "eval('__h'+'it(%d)')",
          "eval(atob('X19oaXQo')+%d+')')",
          "[%d].map(__hit)",
          "__hit(%d)//");

  private static final Pattern PLACE = Pattern.compile("%(?:s|%)");

  private Payloads() {}

  /** All of them; the text at index i calls with i. */
  public static List<String> all() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < ELEMENTS.size(); i++) {
      // every element with the plain call where it stands, then ways out and calls in turn
      add(all, ELEMENTS.get(i), 0);
      for (int way = 0; way < 9; way++) {
        int which = i * 9 + way;
        add(all, WAYS_OUT.get(which % WAYS_OUT.size()) + ELEMENTS.get(i), which % CALLS.size());
      }
    }
    for (String inside : INSIDE) {
      for (int call = 0; call < 3; call++) {
        add(all, inside, call);
      }
    }
    Set<String> different = new TreeSet<>(all);
    if (different.size() < 500 || different.size() != all.size()) {
      throw new AssertionError(different.size() + " different payloads of " + all.size());
    }
    return List.copyOf(all);
  }

  private static void add(List<String> all, String text, int call) {
    String written = CALLS.get(call).formatted(all.size());
    all.add(
        PLACE
            .matcher(text)
            .replaceAll(
                found -> found.group().equals("%%") ? "%" : Matcher.quoteReplacement(written)));
  }
}
