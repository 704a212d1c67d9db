package org.runportal.operations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runportal.cache.TenantStatus;
import org.runportal.cache.TenantStatus.CallStatus;
import org.runportal.cache.TenantStatus.CallStatus.Breaker;
import org.runportal.cache.TenantStatus.Calls;
import org.runportal.cache.TenantStatus.Token;
import org.runportal.operations.StatusView.TenantLine;
import org.runportal.run.Failure;
import org.runportal.tenant.Tenant;
import org.runportal.web.Badge;
import org.runportal.web.Fact;
import org.runportal.web.Moments;
import org.runportal.web.Seconds;
import org.runportal.web.Texts;
import org.runportal.web.Tone;

/** Formats the status of tenants for the status page. */
final class StatusWords {
  private static final Tone GOOD = Tone.DONE;
  private static final Tone ATTENTION = Tone.SOON;
  private static final Tone BAD = Tone.LATE;

  private static final double HALF = 0.5;
  private static final double QUANTILE = 0.95;

  private final Texts texts;
  private final Moments moments;

  StatusWords(Texts texts, Moments moments) {
    this.texts = texts;
    this.moments = moments;
  }

  StatusView page(List<TenantLine> tenants, List<String> keys) {
    long troubled =
        tenants.stream()
            .filter(tenant -> !List.of(GOOD, Tone.WAIT).contains(tenant.badge().tone()))
            .count();
    String summary =
        tenants.isEmpty()
            ? texts.say("status.summary.none")
            : texts.say("status.summary", "troubled", troubled, "total", tenants.size());
    return new StatusView(
        summary,
        moments.format(moments.now()),
        texts.say("status.age", "time", moments.time(moments.now())),
        keys,
        tenants);
  }

  Badge off() {
    return new Badge(texts.say("status.badge.off"), Tone.OFF);
  }

  String why() {
    return texts.say("status.off");
  }

  TenantLine on(Tenant tenant, TenantStatus status, String home) {
    Calls calls = status.calls();
    CallStatus gate = status.now();
    List<Fact> facts = new ArrayList<>();
    facts.add(fact("status.token", token(tenant, status)));
    facts.add(fact("status.now", now(gate)));
    facts.add(fact("status.budget", budget(gate)));
    facts.add(fact("status.calls", calls(calls)));
    if (calls.made() > 0) {
      facts.add(fact("status.time", times(calls)));
    }
    calls
        .lastFailure()
        .ifPresent(
            last ->
                facts.add(
                    fact(
                        "status.last",
                        texts.say(
                            "status.last.text",
                            "what",
                            title(last.failure()),
                            "ago",
                            moments.ago(last.at())))));
    facts.add(fact("status.copies", copies(status.copies())));
    facts.add(
        fact(
            "status.visitors",
            texts.say(
                "status.visitors.text",
                "coalesced",
                status.coalesced(),
                "waiting",
                status.waiting())));
    return new TenantLine(
        tenant.id().value(), tenant.name(), home, badge(status), "", List.of(), facts);
  }

  private Badge badge(TenantStatus status) {
    Calls calls = status.calls();
    CallStatus gate = status.now();
    if (status.token().state() == Token.State.REFUSED) {
      return new Badge(texts.say("status.badge.refused"), BAD);
    }
    if (gate.breaker() != Breaker.CLOSED) {
      return new Badge(texts.say("status.badge.down"), BAD);
    }
    if (gate.closed().isPresent() || gate.failures() > 0) {
      return new Badge(texts.say("status.badge.trouble"), ATTENTION);
    }
    return calls.made() == 0
        ? new Badge(texts.say("status.badge.untried"), Tone.WAIT)
        : new Badge(texts.say("status.badge.well"), GOOD);
  }

  private String token(Tenant tenant, TenantStatus status) {
    Token token = status.token();
    if (token.refusedSince().isPresent()) {
      return texts.say(
          "status.token.REFUSED",
          "ago",
          moments.ago(token.refusedSince().get()),
          "key",
          tenant.tokenKey(),
          "copies",
          moments.precise(tenant.copiesAfterRefusal()));
    }
    return token.state() == Token.State.UNTRIED && status.calls().made() > 0
        ? texts.say("status.token.unknown")
        : texts.say("status.token." + token.state());
  }

  /** The state of the circuit breaker, and until when calls are paused. */
  private String now(CallStatus gate) {
    if (gate.breaker() == Breaker.OPEN) {
      return texts.say("status.now.open", "pause", pause(gate.retryAfter()));
    }
    if (gate.closed().isPresent()) {
      String key = gate.used() >= gate.budget() ? "status.now.budget" : "status.now.pause";
      return texts.say(key, "pause", pause(gate.retryAfter()));
    }
    return gate.breaker() == Breaker.HALF_OPEN
        ? texts.say("status.now.halfOpen")
        : texts.say("status.now.closed", "failures", gate.failures());
  }

  private String budget(CallStatus gate) {
    return texts.say(
        "status.budget.text",
        "used",
        gate.used(),
        "budget",
        gate.budget(),
        "left",
        Math.max(0, gate.budget() - gate.used()));
  }

  private String calls(Calls calls) {
    if (calls.made() == 0) {
      return texts.say("status.calls.none");
    }
    List<String> parts = new ArrayList<>();
    parts.add(texts.say("status.calls.answered", "count", calls.answered()));
    for (Failure failure : Failure.values()) {
      long count = calls.failed().get(failure);
      if (count > 0) {
        parts.add(texts.say("status.calls." + failure, "count", count));
      }
    }
    return texts.list(parts);
  }

  private String times(Calls calls) {
    Optional<Duration> half = calls.keptBy(HALF);
    Optional<Duration> most = calls.keptBy(QUANTILE);
    if (half.isEmpty()) {
      return texts.say("status.time.slow", "bound", longest(calls));
    }
    return most.map(
            bound ->
                texts.say(
                    "status.time.text",
                    "half",
                    moments.precise(half.get()),
                    "most",
                    moments.precise(bound)))
        .orElseGet(
            () ->
                texts.say(
                    "status.time.mixed",
                    "half",
                    moments.precise(half.get()),
                    "bound",
                    longest(calls)));
  }

  private String longest(Calls calls) {
    return moments.precise(calls.bounds().get(calls.bounds().size() - 1));
  }

  private String copies(TenantStatus.CacheStats cache) {
    if (cache.newest().isEmpty() || cache.oldest().isEmpty()) {
      return texts.say("status.copies.none");
    }
    String newest = moments.precise(cache.newest().get());
    String oldest = moments.precise(cache.oldest().get());
    return newest.equals(oldest)
        ? texts.say("status.copies.same", "count", cache.runs(), "age", newest)
        : texts.say(
            "status.copies.text", "count", cache.runs(), "newest", newest, "oldest", oldest);
  }

  /** Rounded up to whole seconds. */
  private String pause(Duration pause) {
    return moments.precise(Duration.ofSeconds(Seconds.roundedUp(pause)));
  }

  private String title(Failure failure) {
    return texts.say("failure." + failure + ".title");
  }

  private Fact fact(String label, String text) {
    return new Fact(texts.say(label), text);
  }
}
