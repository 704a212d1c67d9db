package org.runportal.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueryTest {
  @Test
  void changesOneParameterAndLeavesTheOthersAsTheyWereSent() {
    Query query = Query.of("find=a%20b+c&lang=fr&lang=es&l%61ng=ar&x");

    assertThat(query.with("lang", "de")).isEqualTo("?find=a%20b+c&x&lang=de");
    assertThat(query.value("lang")).contains("fr");
    assertThat(query.without("lang"))
        .containsExactly(new Query.Field("find", "a b c"), new Query.Field("x", ""));
  }

  @Test
  void ofAPageIsWhatPagesUnderstand() {
    Query query =
        Query.ofPage(
            "utm_source=mail&show=late&fbclid=1&p%61ge=2&gclid&words=" + "x".repeat(3_000));

    assertThat(query.text()).isEqualTo("show=late&p%61ge=2");
    assertThat(query.with("lang", "de")).isEqualTo("?show=late&p%61ge=2&lang=de");
    assertThat(Query.ofPage(null).text()).isEmpty();
    assertThat(Query.ofPage("utm_source=mail").text()).isEmpty();
  }

  @Test
  void leavesOneParameterOut() {
    assertThat(Query.of("show=late&reloaded=1&x").withoutText("reloaded"))
        .isEqualTo("?show=late&x");
    assertThat(Query.of("reloaded=1").withoutText("reloaded")).isEmpty();
    assertThat(Query.of(null).withoutText("reloaded")).isEmpty();
  }

  @Test
  void isEmptyWithoutAQueryString() {
    assertThat(Query.of(null).with("lang", "de")).isEqualTo("?lang=de");
    assertThat(Query.of("").without("lang")).isEmpty();
    assertThat(Query.of("&&").value("lang")).isEmpty();
  }

  @Test
  void takesMalformedEncodingLiterally() {
    Query query = Query.of("find=100%&zone=%zz");

    assertThat(query.value("find")).contains("100%");
    assertThat(query.with("lang", "de")).isEqualTo("?find=100%&zone=%zz&lang=de");
  }

  @Test
  void dropsOverlongParameters() {
    Query query = Query.of("find=" + "x".repeat(3_000) + "&show=late&lang=fr");

    assertThat(query.with("lang", "de")).isEqualTo("?show=late&lang=de");
    assertThat(query.value("lang")).contains("fr");
  }
}
