package org.runportal.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.it.Route;

/** The proof would notice. */
class TallyTest {
  private static final Guise SWAPPED_TAG =
      Guise.all().stream().filter(Guise::swapsTags).findFirst().orElseThrow();

  private final Tally tally = new Tally();

  @ParameterizedTest
  @EnumSource
  void noticesEveryWordOfAnotherTenant(Resident.Source source) {
    tally.add(asked(Trick.NONE, Guise.NONE), answer(200, Resident.BIRCH.word(source)));

    assertThat(tally.crossings()).hasSize(1);
  }

  @Test
  void noticesTheColorOfAnotherTenant() {
    tally.add(asked(Trick.NONE, Guise.NONE), answer(200, ":root{" + Resident.FIR.accent() + "}"));

    assertThat(tally.crossings()).hasSize(1);
  }

  @Test
  void noticesATokenEvenOfTheTenantItself() {
    tally.add(asked(Trick.NONE, Guise.NONE), answer(200, "x" + Resident.ASPEN.token()));

    assertThat(tally.crossings()).hasSize(1);
  }

  @Test
  void noticesThatAnotherTenantsCopyCountsAsOnesOwn() {
    tally.add(asked(Trick.NONE, SWAPPED_TAG), answer(304, ""));

    assertThat(tally.crossings()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "encoded tenant",
        "// in front",
        ";x at the tenant",
        "NFKC, encoded",
        "..",
        "/-/.."
      })
  void letsNobodySpeakWhereTheAddressNamesNobody(String name) {
    Trick.all().stream()
        .filter(trick -> trick.name().equals(name))
        .forEach(
            trick ->
                tally.add(
                    asked(trick, Guise.NONE),
                    answer(200, Resident.BIRCH.word(Resident.Source.VENDOR))));

    assertThat(tally.crossings()).hasSize(1);
  }

  @Test
  void noticesATenantThatSpeaksToSomebodyElse() {
    Trick.Address address =
        new Trick.Address(Route.RUN, Resident.ELDER, Resident.FIR, Upstream.FULL_RUN);
    for (Guise.Sender sender : Guise.Sender.values()) {
      Guise guise = new Guise("sent by " + sender, sender, "GET", (it, learned) -> "");
      tally.add(
          new Question(Trick.NONE, guise, address),
          answer(200, Resident.ELDER.word(Resident.Source.VENDOR)));
    }

    assertThat(tally.crossings())
        .hasSize(2)
        .allSatisfy(crossing -> assertThat(crossing).containsPattern("sent by (OTHER|NOBODY)"));
  }

  @Test
  void sevenRoundsAreFiftyThousandQuestionsAndEveryRunMeetsEveryTrick() {
    List<Question> all = Question.all(7);

    assertThat(all).hasSizeGreaterThan(50_000);
    for (Resident resident : Resident.values()) {
      assertThat(
              all.stream()
                  .filter(question -> question.address().route() == Route.RUN)
                  .filter(question -> question.address().own() == resident)
                  .filter(question -> !question.trick().equals(Trick.NONE))
                  .map(question -> question.address().run() + " " + question.trick().name())
                  .distinct())
          .hasSize(Upstream.RUNS.size() * (Trick.all().size() - 1));
    }
  }

  @Test
  void pairsHaveEveryGuiseAndEveryTrickAtEveryRouteAndEveryTenant() {
    List<Question> pairs = Question.pairs();
    int routes = Route.ofTenant().size();
    int residents = Resident.values().length;

    assertThat(pairs).hasSizeBetween(2_400, 3_000);
    for (Guise guise : Guise.all()) {
      assertThat(
              pairs.stream()
                  .filter(question -> question.guise().name().equals(guise.name()))
                  .filter(question -> question.trick().equals(Trick.NONE))
                  .map(Question::address)
                  .filter(address -> address.route().isOfTenant())
                  .map(address -> address.route() + " " + address.own())
                  .distinct())
          .as(guise.name())
          .hasSize(routes * residents);
    }
    for (Trick trick : Trick.all()) {
      List<Trick.Address> tried =
          pairs.stream()
              .filter(question -> question.trick().name().equals(trick.name()))
              .map(Question::address)
              .filter(address -> address.route().isOfTenant())
              .toList();
      assertThat(tried.stream().map(Trick.Address::route).distinct())
          .as(trick.name())
          .hasSize(routes);
      assertThat(tried.stream().map(Trick.Address::own).distinct())
          .as(trick.name())
          .hasSize(residents);
    }
  }

  @Test
  void letsATenantSpeakForItself() {
    tally.add(
        asked(Trick.NONE, Guise.NONE),
        answer(200, Resident.ASPEN.word(Resident.Source.VENDOR) + Resident.ASPEN.accent()));

    assertThat(tally.crossings()).isEmpty();
    assertThat(tally.own()).isEqualTo(1);
    assertThat(tally.deserved()).isEqualTo(1);
    assertThat(tally.denied()).isZero();
  }

  @Test
  void noticesATenantThatHasNoWordForItsOwn() {
    tally.add(asked(Trick.NONE, Guise.NONE), answer(503, ""));
    Trick.all().forEach(trick -> tally.add(asked(trick, SWAPPED_TAG), answer(404, "")));

    // one of the tricks is none
    assertThat(tally.deserved()).isEqualTo(2);
    assertThat(tally.denied()).isEqualTo(2);
  }

  private static Question asked(Trick trick, Guise guise) {
    return new Question(
        trick,
        guise,
        new Trick.Address(Route.RUN, Resident.ASPEN, Resident.BIRCH, Upstream.FULL_RUN));
  }

  private static Wire.Answer answer(int status, String body) {
    return new Wire.Answer(status, List.of("HTTP/1.1 " + status), body);
  }
}
