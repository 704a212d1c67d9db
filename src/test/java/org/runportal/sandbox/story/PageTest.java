package org.runportal.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final List<JsonObject> TWELVE =
      IntStream.range(0, 12).mapToObj(i -> new JsonDraft().put("id", i).object()).toList();

  @Test
  void showsTenRowsAndLinksToTheRest() {
    JsonObject page = Page.of(null, null, 10, 100).of(TWELVE, "http://here/groups");

    assertThat(page.getJsonArray("data")).hasSize(10);
    JsonObject pagination = page.getJsonObject("meta").getJsonObject("pagination");
    assertThat(pagination.getInt("total")).isEqualTo(12);
    assertThat(pagination.getInt("count")).isEqualTo(10);
    assertThat(pagination.getInt("total_pages")).isEqualTo(2);
    assertThat(pagination.getJsonObject("links").getString("next"))
        .isEqualTo("http://here/groups?per_page=10&page=2");
  }

  @Test
  void endsWithTheRemainingRows() {
    JsonObject page = Page.of("2", "10", 10, 100).of(TWELVE, "");

    assertThat(page.getJsonArray("data")).hasSize(2);
    assertThat(page.getJsonObject("meta").getJsonObject("pagination").getJsonObject("links"))
        .containsOnlyKeys("previous");
  }

  @Test
  void canRepeatRowsOfThePageBefore() {
    assertThat(odd(Page.Links.OBJECT, 3).getJsonArray("data").getValuesAs(JsonObject.class))
        .isEqualTo(TWELVE.subList(7, 12));
    assertThat(
            Page.of("1", "10", 10, 100)
                .of(TWELVE, Function.identity(), "", new Page.Oddity(Page.Links.OBJECT, 3))
                .getJsonArray("data"))
        .as("the first page has none before it")
        .hasSize(10);
  }

  @Test
  void canWriteLinksInThreeShapes() {
    assertThat(pagination(odd(Page.Links.OBJECT, 0)).getJsonObject("links"))
        .containsOnlyKeys("previous");
    assertThat(pagination(odd(Page.Links.LIST, 0)).getJsonArray("links")).isEmpty();
    assertThat(pagination(odd(Page.Links.ABSENT, 0))).doesNotContainKey("links");
  }

  private static JsonObject odd(Page.Links links, int overlap) {
    return Page.of("2", "10", 10, 100)
        .of(TWELVE, Function.identity(), "", new Page.Oddity(links, overlap));
  }

  private static JsonObject pagination(JsonObject page) {
    return page.getJsonObject("meta").getJsonObject("pagination");
  }

  @Test
  void isEmptyBeyondTheEnd() {
    assertThat(Page.of("2147483647", "100", 10, 100).of(TWELVE, "").getJsonArray("data")).isEmpty();
  }

  @Test
  void returnsAtMostTheMaximumNumberOfRows() {
    assertThat(Page.of("1", "5000", 10, 100).size()).isEqualTo(100);
  }

  @Test
  void treatsInvalidParametersAsAbsent() {
    assertThat(Page.of("zero", "-3", 10, 100)).isEqualTo(new Page(1, 10));
  }
}
