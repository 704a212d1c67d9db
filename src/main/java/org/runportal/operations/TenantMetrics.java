package org.runportal.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.runportal.cache.CachedRuns;
import org.runportal.cache.OwnLimit;
import org.runportal.cache.TenantStatus;
import org.runportal.cache.TenantStatus.Asked;
import org.runportal.cache.TenantStatus.CallStatus.Breaker;
import org.runportal.run.Failure;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;
import org.runportal.tenant.Tenants;
import org.runportal.web.CacheOutcome;
import org.runportal.web.KeptPages;

/** Registers the metrics of each tenant; docs/operations.md lists them. */
@ApplicationScoped
public class TenantMetrics {
  private static final double NANOS = 1e9;

  private final Tenants tenants;
  private final CachedRuns cache;
  private final KeptPages pages;
  private final MetricRegistry registry;

  @Inject
  TenantMetrics(Tenants tenants, CachedRuns cache, KeptPages pages, MetricRegistry registry) {
    this.tenants = tenants;
    this.cache = cache;
    this.pages = pages;
    this.registry = registry;
  }

  void register(@Observes @Initialized(ApplicationScoped.class) Object start) {
    for (TenantId id : tenants.listed()) {
      Optional<Tenant> tenant = tenants.named(id);
      registry.gauge(
          named("portal_tenant_on", "1 for a tenant that is on, 0 for one that is misconfigured"),
          () -> tenant.isPresent() ? 1 : 0,
          new Tag("tenant", id.value()));
      tenant.ifPresent(this::register);
    }
  }

  private void register(Tenant tenant) {
    registerCalls(tenant);
    registerLimits(tenant);
    registerTimes(tenant);
    registerGate(tenant);
    show(
        tenant,
        named("portal_copies", "runs whose last good copy is held"),
        status -> status.copies().runs());
    show(
        tenant,
        named("portal_copy_bytes", "what copies of runs take in memory"),
        status -> status.copies().bytes() + status.copies().readBytes());
    show(
        tenant,
        named("portal_copy_reads_total", "copies of runs that were unpacked"),
        status -> status.copies().reads());
    show(
        tenant,
        named("portal_copy_age_oldest_seconds", "age of the oldest copy; NaN without one"),
        status -> seconds(status.copies().oldest()));
    show(
        tenant,
        named("portal_copy_age_newest_seconds", "age of the youngest copy; NaN without one"),
        status -> seconds(status.copies().newest()));
    show(
        tenant,
        named("portal_coalesced_total", "visitors answered by somebody else's call"),
        status -> status.coalesced() + pages.stats(status.tenant()).followed());
    show(
        tenant,
        named("portal_waiting", "visitors who wait for a page now"),
        status -> status.waiting() + pages.stats(status.tenant()).suspended());
    show(
        tenant,
        named("portal_pages_drawn_total", "pages drawn"),
        status -> pages.stats(status.tenant()).drawn());
    show(
        tenant,
        named("portal_pages_sent_kept_total", "answers with a page that was kept"),
        status -> pages.stats(status.tenant()).sentKept());
    Metadata answers =
        named("portal_answers_total", "answers by what the cache of Tallyfy's answers did");
    for (CacheOutcome outcome : CacheOutcome.values()) {
      show(
          tenant,
          answers,
          status -> pages.stats(status.tenant()).outcomes().get(outcome),
          new Tag("cache", outcome.name().toLowerCase(Locale.ROOT)));
    }
    show(
        tenant,
        named("portal_page_bytes", "what kept pages take in memory"),
        status -> pages.stats(status.tenant()).bytes());
  }

  private void registerLimits(Tenant tenant) {
    Metadata limited =
        named("portal_limited_total", "visitors kept from an answer by a limit of the portal");
    for (OwnLimit limit : OwnLimit.values()) {
      show(
          tenant,
          limited,
          status -> status.limited().get(limit),
          new Tag("limit", limit.name().toLowerCase(Locale.ROOT)));
    }
    show(
        tenant,
        limited,
        status -> pages.stats(status.tenant()).refused(),
        new Tag("limit", "suspended"));
  }

  private void registerCalls(Tenant tenant) {
    Metadata calls = named("portal_calls_total", "calls to the vendor by outcome");
    show(tenant, calls, status -> status.calls().answered(), outcome("answered"));
    for (Failure failure : Failure.values()) {
      show(tenant, calls, status -> status.calls().failed().get(failure), outcome(failure.name()));
    }
    Metadata asked = named("portal_calls_by_question_total", "calls to the vendor by question");
    for (Asked kind : Asked.values()) {
      show(
          tenant,
          asked,
          status -> status.calls().asked().get(kind),
          new Tag("question", kind.name().toLowerCase(Locale.ROOT)));
    }
    show(
        tenant,
        named("portal_token_refused", "1 while the vendor refuses our token"),
        status -> status.token().state() == TenantStatus.Token.State.REFUSED ? 1 : 0);
  }

  /** A Prometheus histogram: its buckets are cumulative. */
  private void registerTimes(Tenant tenant) {
    String name = "portal_call_seconds";
    Metadata buckets = named(name + "_bucket", "calls that took no longer than le seconds");
    List<Duration> bounds = cache.status(tenant).calls().bounds();
    for (int i = 0; i <= bounds.size(); i++) {
      int upTo = i;
      String bound = i == bounds.size() ? "+Inf" : String.valueOf(seconds(bounds.get(i)));
      show(
          tenant,
          buckets,
          status ->
              status.calls().times().stream().limit(upTo + 1L).mapToLong(Long::longValue).sum(),
          new Tag("le", bound));
    }
    show(
        tenant,
        named(name + "_count", "calls to the vendor that ended"),
        status -> status.calls().made());
    show(
        tenant,
        named(name + "_sum", "seconds that all calls took together"),
        status -> seconds(status.calls().total()));
  }

  private void registerGate(Tenant tenant) {
    show(
        tenant,
        named("portal_budget_allowed", "calls allowed in a minute"),
        status -> status.now().budget());
    show(
        tenant,
        named("portal_budget_used", "calls made in the last minute"),
        status -> status.now().used());
    show(
        tenant,
        named("portal_pause_seconds", "until a call may be made; 0 when one may"),
        status -> seconds(status.now().retryAfter()));
    Metadata breaker = named("portal_breaker", "1 for the state the circuit breaker is in");
    for (Breaker state : Breaker.values()) {
      show(
          tenant,
          breaker,
          status -> status.now().breaker() == state ? 1 : 0,
          new Tag("state", state.name().toLowerCase(Locale.ROOT)));
    }
  }

  private <N extends Number> void show(
      Tenant tenant, Metadata metric, Function<TenantStatus, N> number, Tag... more) {
    registry.gauge(
        metric,
        () -> number.apply(cache.status(tenant)),
        Stream.concat(Stream.of(new Tag("tenant", tenant.id().value())), Stream.of(more))
            .toArray(Tag[]::new));
  }

  private static Metadata named(String name, String description) {
    return Metadata.builder().withName(name).withDescription(description).build();
  }

  private static Tag outcome(String name) {
    return new Tag("outcome", name.toLowerCase(Locale.ROOT));
  }

  private static double seconds(Optional<Duration> age) {
    return age.map(TenantMetrics::seconds).orElse(Double.NaN);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / NANOS;
  }
}
