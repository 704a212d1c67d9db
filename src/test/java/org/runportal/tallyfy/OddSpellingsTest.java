package org.runportal.tallyfy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.page.Pages;
import org.runportal.run.People;
import org.runportal.run.Run;
import org.runportal.run.RunId;

/**
 * Shapes that nobody has seen yet, but that a vendor may send tomorrow or an attacker today: what
 * is hidden does not depend on a spelling, and what was given is shown. Quotation marks are single.
 */
class OddSpellingsTest {
  private static final People.Names MARA =
      new People.Names(Map.of("10013", "Mara Quist"), Map.of(), Map.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'topSecret':true",
        "'top-secret':true",
        "'Top_Secret':1",
        "'is_top_secret':'yes'",
        "'step':{'data':{'id':'s','topSecret':true}}"
      })
  void aConfidentialTaskIsOneHoweverItsMarkIsSpelled(String mark) throws Exception {
    assertThat(
            page(
                "{'id':'r','tasks':[{'id':'a','title':'Agree the severance',"
                    + mark
                    + "},{'id':'b','title':'Laptop'}]}"))
        .contains("Laptop", "1 confidential task is not shown.")
        .doesNotContain("severance");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" Agree  the severance", "agree the\\tSeverance ", "Agree the\\nseverance"})
  void theNextTaskIsTheConfidentialOneHoweverItsTitleIsSpaced(String title) throws Exception {
    assertThat(
            page(
                "{'id':'r','tasks':[{'id':'a','title':'Agree the severance','top_secret':true},"
                    + "{'id':'b','title':'Laptop'}],'next_task':[{'title':'"
                    + title
                    + "'}]}"))
        .contains("Laptop")
        .doesNotContainIgnoringCase("severance");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Read  the rules", " Read the rules ", "Read the\\trules", "Read\u00a0the rules"})
  void workOfManyIsNamedOnceHoweverItsTitleIsSpaced(String title) throws Exception {
    assertThat(
            page(
                "{'id':'r','tasks':[{'id':'a','title':'Read the rules','is_oneoff_task':true,"
                    + "'owners':{'users':[10013]}},{'id':'b','title':'"
                    + title
                    + "','is_oneoff_task':true,'owners':{'users':[2]}}]}"))
        .contains("0 of 2 done");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "[{'id':'x','title':'Site manager'}]              | Waiting for Site manager",
        "{'x':{'title':'Site manager','users':[]}}        | Waiting for Site manager",
        "{'x':{'users':[{'id':1,'full_name':'Ana Reyes'}]}} | Waiting for Ana Reyes",
        "{'x':{'users':[],'guests':[],'groups':[]}}       | Waiting for a role",
      })
  void workThatARoleHasIsTheRoles(String roles, String headline) throws Exception {
    assertThat(
            page(
                "{'id':'r','status':'active','tasks':[{'id':'t','title':'Pack','status':'in-progress',"
                    + "'owners':{'users':[],'guests':[],'groups':[]},'roles':"
                    + roles
                    + "}]}"))
        .contains(headline)
        .doesNotContain("Nobody is assigned");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "customFields",
        "CustomFields",
        "custom-fields",
        "custom_field",
        "customFieldValues"
      })
  void customFieldsAreForMembersHoweverTheyAreSpelled(String name) throws Exception {
    assertThat(
            page(
                "{'id':'r','"
                    + name
                    + "':{'cost':'CC-1042'},'tasks':[{'id':'t','title':'Quote','"
                    + name
                    + "':[{'label':'rate','value':'CC-1042'}]}]}"))
        .contains("Quote")
        .doesNotContain("CC-1042");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'comments,assignees'",
        "'{&quot;comments&quot;:true}'",
        "[{'field':'comments','hidden':true}]",
        "[{'name':'Comments','value':'true'}]",
        "{'comments':{'hidden':true}}"
      })
  void commentsAreHiddenHoweverThatIsSaid(String hidden) throws Exception {
    String run =
        "{'id':'r','publicly_hidden_fields':%s,'tasks':[{'id':'t','title':'Pack','threads':"
            + "[{'label':'comment','content':'Canary'}],'last_comment':'Canary','comments':"
            + "[{'content':'Canary'}]}]}";
    assertThat(page(run.formatted(hidden).replace("&quot;", "\\u0022")))
        .contains("Pack")
        .doesNotContain("Canary");
    assertThat(page(run.formatted("[{'field':'comments','hidden':false}]"))).contains("Canary");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'assignees':['Canary Person']",
        "'completer':{'id':5,'full_name':'Canary Person'}",
        "'starter':{'full_name':'Canary Person'}",
        "'Assignee_names':'Canary Person'",
        "'task_urls':['Canary Person']"
      })
  void assigneesAreHiddenWhereverTheyStand(String member) throws Exception {
    assertThat(
            page(
                "{'id':'r','publicly_hidden_fields':{'Assignees':true},"
                    + "'tasks':[{'id':'t','title':'Pack',"
                    + member
                    + "}]}"))
        .contains("Pack")
        .doesNotContain("Canary");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://go.tallyfy.com/%67uest-all-task/o/SECRET",
        "https://go.tallyfy.com/%2567uest-all-task/o/SECRET",
        "https:&#47;&#47;go.tallyfy.com&#47;guest-all-task&#47;o&#47;SECRET",
        "https:&#x2f;&#x2F;go.tallyfy.com&#x2f;guest-all-task/o/SECRET",
        "https://%74allyfy.com/%66ile/SECRET"
      })
  void anAddressThatOpensDataIsRemovedHoweverItIsEscaped(String address) throws Exception {
    assertThat(
            page(
                "{'id':'r','summary':'<p>See ADDRESS now</p>','tasks':[{'id':'t','form_fields':[{'id':'f','label':'Q','field_type':'text','field_value':'See ADDRESS too'}]}]}"
                    .replace("ADDRESS", address)))
        .contains("See […] now", "See […] too")
        .doesNotContain("SECRET");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'[[\"Widget\",\"Bolt\"],[\"3\",\"10\"]]' | rows=[[Widget, 3], [Bolt, 10]]",
        "{'data':[['Widget','Bolt'],['3','10']]} | rows=[[Widget, 3], [Bolt, 10]]",
        "[{'id':1,'value':['Widget','Bolt']},{'id':2,'value':['3','10']}] | rows=[[Widget, 3], [Bolt, 10]]",
        "{'0':['Widget','Bolt'],'1':['3','10']} | Bolt",
        "'[[not JSON' | [[not JSON"
      })
  void aTableIsReadHoweverItIsPacked(String value, String shown) throws Exception {
    assertThat(
            answer(
                "'field_type':'table','columns':[{'id':1,'label':'A'},{'id':2,'label':'B'}]",
                value))
        .contains(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[['a.pdf']]",
        "[{'file':{'filename':'a.pdf'}}]",
        "[{'original_name':'a.pdf'}]",
        "'[{\"filename\":\"a.pdf\"}]'",
        "{'data':[{'full_url':'https://x.example/f/a.pdf?sig=1'}]}"
      })
  void aFileIsNamedHoweverItIsPacked(String value) throws Exception {
    assertThat(answer("'field_type':'file'", value))
        .contains("a.pdf")
        .doesNotContain("No answer", "sig=", "filename");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "<p><image src=x alt=Roof></p> | [Picture: Roof]",
        "<input type=image src=x alt=Roof> | [Picture: Roof]",
        "<svg><path d=x></path></svg> | [Picture]",
        "<canvas></canvas> | [Picture]",
        "<figure><img src=x><figcaption>North side</figcaption></figure> | North side"
      })
  void aPictureIsOneHoweverItIsEmbedded(String html, String shown) throws Exception {
    assertThat(answer("'field_type':'textarea'", "'" + html + "'"))
        .contains(shown)
        .doesNotContain("No answer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<dl><dt>Desk</dt><dd>120</dd></dl>",
        "<section>Desk</section><section>120</section>",
        "<figure>Desk<figcaption>120</figcaption></figure>",
        "<select><option>Desk</option><option>120</option></select>",
        "<fieldset><legend>Desk</legend>120</fieldset>",
        "<details><summary>Desk</summary>120</details>",
        "Desk<hr>120",
        "<ruby>Desk<rt>120</rt></ruby>",
        "<center>Desk</center>120",
        "<address>Desk</address>120"
      })
  void whatStandsApartStaysApart(String html) throws Exception {
    assertThat(page("{'id':'r','summary':'" + html + "'}"))
        .contains("Desk", "120")
        .doesNotContain("Desk120");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@[ 10013 ]",
        "@[10013|Mara]",
        "@[Mara](10013)",
        "@&#91;10013&#93;",
        "<span data-user-id=\"10013\">@Mara</span>"
      })
  void aMentionIsNamedHoweverItIsMarked(String mention) throws Exception {
    assertThat(
            page("{'id':'r','summary':'<p>Ask " + mention.replace("\"", "\\\"") + " first</p>'}"))
        .containsPattern("Ask <b>Mara( Quist)?</b> first")
        .doesNotContain("10013", "@");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'77':[10013]}",
        "{'77':10013}",
        "{'data':{'77':{'users':[10013]}}}",
        "{'77':{'members':['10013']}}",
        "[{'name':'Reviewer','users':[10013]}]"
      })
  void whoHasARoleIsNamedHoweverTheRoleIsWritten(String roles) throws Exception {
    assertThat(page("{'id':'r','tasks':[{'id':'t','title':'T','roles':" + roles + "}]}"))
        .contains("Mara Quist")
        .doesNotContain("10013", "77");
  }

  private static String answer(String field, String value) throws Exception {
    return page(
        "{'id':'r','tasks':[{'id':'t','form_fields':[{'id':'f','label':'Q',%s,'field_value':%s}]}]}"
            .formatted(field, value.replace("\"", "\\\"")));
  }

  private static String page(String answer) throws Exception {
    byte[] json = answer.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    Run run =
        RunReader.read(
                new AnswerReader(Clock.systemUTC()).read(json),
                new RunId("asked"),
                MembersOnly.of(Pages.tenant("")))
            .orElseThrow();
    return Pages.all(Pages.tenant(""), run, MARA).toString();
  }
}
