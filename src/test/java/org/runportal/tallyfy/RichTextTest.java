package org.runportal.tallyfy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.run.FormattedText;

/** What stays of formatted text is on a list; all else is taken out. */
class RichTextTest {
  /** Every tag that may be printed, with every attribute it may have. */
  private static final String ALLOWED =
      "</?(p|b|strong|i|em|u|s|del|sub|sup|ul|li|blockquote|code|pre|table|caption|thead|tbody|tfoot|tr)>"
          + "|<br ?/?>|</?ol>|<ol start=\"-?[0-9]{1,6}\">"
          + "|</?t[dh]>|<t[dh]( (col|row)span=\"[1-9][0-9]?\"){1,2}>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>ok",
        "<SCRIPT SRC=//x.example/x.js></SCRIPT>ok",
        "<scr<script>ipt>alert(1)</script>ok",
        "<p onclick=alert(1) style='color:red' class=x id=y>ok</p>",
        "<a href='javascript:alert(1)'>ok</a>",
        "<a href='https://x.example' ping=//y.example>ok</a>",
        "<img src=x onerror=alert(1)>ok",
        "<img class='picture\" onload=\"alert(1)' alt='\"><script>alert(1)</script>'>ok",
        "<img/src=x/onerror=alert(1)//ok>ok",
        "<svg><script>alert(1)</script></svg>ok",
        "<svg onload=alert(1)><style>@import'//x.example'</style></svg>ok",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></table></math>ok",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>ok",
        "<video src=x onerror=alert(1)>ok</video>",
        "<object data='javascript:alert(1)'>ok</object>",
        "<embed src='javascript:alert(1)'>ok",
        "<table background='javascript:alert(1)'><tr><td style='x' onmouseover=alert(1)>ok</td></tr></table>",
        "<td colspan='9999999'>ok</td>",
        "<ol start='1\" onclick=\"alert(1)'><li>ok</li></ol>",
        "<ol start=99999999999><li value=3 type=I>ok</li></ol>",
        "<form action=//x.example><input name=a><button formaction=javascript:alert(1)>ok</button></form>",
        "<style>body{background:url(//x.example)}</style>ok",
        "<link rel=stylesheet href=//x.example><base href=//x.example>ok",
        "<meta http-equiv=refresh content='0;url=//x.example'>ok",
        "<details open ontoggle=alert(1)>ok</details>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>ok",
        "<!--><img src=x onerror=alert(1)>-->ok",
        "<![CDATA[<script>alert(1)</script>]]>ok",
        "<h1>ok</h1><marquee>ok</marquee><blink>ok</blink>",
        "&lt;script&gt;alert(1)&lt;/script&gt;ok",
      })
  void letsOnlyListedMarkupThrough(String html) {
    String safe = html(html);

    assertThat(safe).contains("ok");
    assertThat(safe.replaceAll(ALLOWED, "")).doesNotContain("<", ">", "\"");
  }

  @Test
  void takesATagWithAThousandAttributesForWords() {
    FormattedText text = RichText.of("<p>before</p><img" + " a".repeat(1_000) + "><b>after</b>");

    assertThat(text.toString()).contains("before", "&lt;img a a", "<b>after</b>");
    assertThat(RichText.of("<!-- " + "word ".repeat(1_000) + "--><b>after</b>").toString())
        .contains("<b>after</b>")
        .doesNotContain("word");
  }

  @Test
  void keepsWhatIsListed() {
    String text =
        "<p><b>a</b><strong>b</strong><i>c</i><em>d</em><u>e</u><s>f</s><del>g</del>"
            + "<sub>h</sub><sup>i</sup></p><ul><li>j</li></ul><ol start=\"4\"><li>k</li></ol>"
            + "<blockquote>l</blockquote><pre>m</pre><p><code>n</code></p>"
            + "<table><thead><tr><th>o</th><th>p</th></tr></thead>"
            + "<tbody><tr><td colspan=\"2\">q</td></tr></tbody></table>";

    assertThat(html(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"<h1>a</h1>, <p>a</p>", "<strike>a</strike>, <s>a</s>"})
  void writesWhatMeansTheSameAsListed(String html, String safe) {
    assertThat(html(html)).isEqualTo(safe);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<table><tr><td>Chair 2</td><td>45</td></tr></table>",
        "<tr><td>Chair 2</td><td>45</td></tr>",
        "<td>Chair 2</td><td>45</td>",
        "<div><div>Chair 2</div><div>45</div></div>",
        "<p>Chair 2<table><tr><td>45",
      })
  void neverRunsCellsTogether(String html) {
    assertThat(html(html).replaceAll("</?(b|i|u|s|em|strong|code)>", ""))
        .contains("Chair 2", "45")
        .doesNotContain("Chair 245")
        .matches("(?s).*Chair 2(<[^>]+>)+45.*");
  }

  @Test
  void keepsAPictureAsAPlaceholderWithItsWords() {
    assertThat(
            RichText.of("<p><img src='https://x.example/a.png' alt='Roof &quot;north&quot;'></p>")
                .parts())
        .containsExactly(
            new FormattedText.Html("<p>"),
            new FormattedText.Picture("Roof \"north\""),
            new FormattedText.Html("</p>"));
    assertThat(RichText.of("<img src=a.png>").parts())
        .containsExactly(new FormattedText.Picture(""));
    assertThat(RichText.of("<iframe src='https://x.example' title='Tour'></iframe>").parts())
        .containsExactly(new FormattedText.Film("Tour"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<p></p>", "<p>&nbsp;</p>", "<br>", "<a href='x'></a>"})
  void isNothingWhereNothingIsWritten(String html) {
    assertThat(RichText.of(html).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://go.tallyfy.com/guest-all-task/3cfe/CANARY",
        "see https://go.tallyfy.com/guest-all-task/3cfe/CANARY now",
        "https://tasks.acme.example/guest-task/3cfe/CANARY",
        "https://api.tallyfy.com/organizations/3cfe/file/CANARY/dl",
        "/organizations/3cfe/file/CANARY",
        "https://api.tallyfy.com/organizations/3cfe/guests/CANARY/runs/1",
        "https://go.tallyfy.com/files/x?token=CANARY",
        "https://x.example/?u=https%3A%2F%2Fgo.tallyfy.com%2Fguest%2FCANARY",
        "https://s3.example/f.pdf?X-Amz-Signature=CANARY",
        "https://cdn.example/f.pdf?Signature=CANARYCANARYCANARY&Expires=1",
        "https://hooks.slack.example/services/T1/CANARYCANARYCANARY",
        "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJDQU5BUlkifQ.CANARY",
      })
  void removesAddressesThatOpenWithoutASignIn(String text) {
    assertThat(RichText.of("<p>" + text + "</p>").toString()).doesNotContain("CANARY");
    assertThat(PlainText.of(text).orElse("")).doesNotContain("CANARY");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://drive.google.com/file/d/1AbCdEfGhIjKlMnOpQrStUv/view",
        "https://hotel.example/guest/parking",
        "https://hotel.example/guests/list?code=7",
        "https://docs.example/webhooks/intro",
        "https://hooks.example/docs/start",
        "https://shop.example/?token=spring&secret=sale",
        "https://nottallyfy.com/guest/1",
        "https://go.tallyfy.com/acme/processes/0123456789abcdef0123456789abcdef",
      })
  void keepsAddressesLikeAnyOther(String text) {
    assertThat(PlainText.of(text)).contains(text);
  }

  private static String html(String text) {
    return RichText.of(text).parts().stream()
        .filter(FormattedText.Html.class::isInstance)
        .map(part -> ((FormattedText.Html) part).html())
        .collect(Collectors.joining());
  }
}
