package org.runportal.page;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.runportal.run.People;
import org.runportal.run.Run;
import org.runportal.run.RunListLookup;
import org.runportal.run.RunListQuery;
import org.runportal.run.RunLookup;
import org.runportal.run.TemplateInfo;
import org.runportal.tenant.Settings;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;
import org.runportal.tenant.Tenants;
import org.runportal.web.Literal;
import org.runportal.web.Moments;
import org.runportal.web.Texts;

/** Run pages as their view gets them, for tests of what stands on them. */
public final class Pages {
  /** When the sample answers happen. */
  public static final Instant NOW = Instant.parse("2026-03-12T10:00:00Z");

  /** Words and calendars are costly to look up, and not for several threads. */
  private static final ThreadLocal<Moments> MOMENTS =
      ThreadLocal.withInitial(
          () -> new Moments(NOW, ZoneId.of("Europe/Berlin"), Texts.in(Locale.UK)));

  private static final ThreadLocal<Texts> TEXTS =
      ThreadLocal.withInitial(() -> Texts.in(Locale.UK));

  /** A class makes the list of its components anew each time it is asked. */
  private static final ClassValue<List<Method>> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> kind) {
          return Stream.of(kind.getRecordComponents()).map(RecordComponent::getAccessor).toList();
        }
      };

  private Pages() {}

  /**
   * A page.
   *
   * @param people who is known besides
   */
  public static RunView of(Tenant tenant, Run run, People.Names people) {
    return of(loaded(tenant, new RunLookup.Found(run, NOW)), people);
  }

  /** The page of a run of which more may be known. */
  static RunView of(LoadedRun loaded, People.Names people) {
    return new RunPresenter(TEXTS.get(), MOMENTS.get(), new KnownPeople(people))
        .of(loaded, TaskQuery.ANY);
  }

  /**
   * The page of what else is known.
   *
   * @param people who is known besides
   */
  static FactsView facts(Tenant tenant, Run run, People.Names people) {
    return new FactsPresenter(TEXTS.get(), MOMENTS.get(), new KnownPeople(people))
        .of(loaded(tenant, new RunLookup.Found(run, NOW)));
  }

  /** The chart of a run of whose people nothing is known. */
  public static ChartView chart(Tenant tenant, Run run, Instant now) {
    Moments moments = new Moments(now, ZoneId.of("Europe/Berlin"), TEXTS.get());
    return new ChartPresenter(TEXTS.get(), moments, KnownPeople.none())
        .of(loaded(tenant, new RunLookup.Found(run, now)));
  }

  /** The pages that describe a run in words. */
  public record All(RunView page, FactsView facts) {}

  /**
   * Both pages.
   *
   * @param people who is known besides
   */
  public static All all(Tenant tenant, Run run, People.Names people) {
    return new All(of(tenant, run, people), facts(tenant, run, people));
  }

  /** The page of a list of runs of whose people nothing is known. */
  public static RunListView list(Tenant tenant, RunListLookup lookup) {
    RunListPresenter presenter =
        new RunListPresenter(TEXTS.get(), MOMENTS.get(), KnownPeople.none());
    RunListQuery query = presenter.query(tenant, RunListChoice.ANY);
    return presenter.of(
        tenant,
        "/acme",
        new RunListPage.Answered(RunListChoice.ANY, Optional.of(query), lookup),
        lookup instanceof RunListLookup.Found found ? Optional.of(found.list()) : Optional.empty(),
        Optional.empty());
  }

  /** What a page begins with. */
  static LoadedRun loaded(Tenant tenant, RunLookup.Answered answer) {
    return new LoadedRun(
        tenant,
        RunAddress.of("", tenant, answer.run().id()),
        answer,
        TemplateInfo.NONE,
        Optional.empty(),
        true);
  }

  /** Words about runs of whose people nothing is known and nothing hidden. */
  static Wording words(Texts texts, Moments moments) {
    return Wording.of(texts, moments, People.Names.NONE, Redaction.NONE);
  }

  /** What has become of a run, in English. */
  static Verdict verdict(Run run, People.Names people) {
    return new Verdict(run, Wording.of(TEXTS.get(), MOMENTS.get(), people, Redaction.NONE));
  }

  /** The headline of a run. */
  static String verdict(Run run, People.Names people, Locale language) {
    Texts texts = Texts.in(language);
    Moments moments = new Moments(NOW, ZoneId.of("Europe/Berlin"), texts);
    return new Verdict(run, Wording.of(texts, moments, people, Redaction.NONE)).headline();
  }

  /** A public tenant that hides some things. */
  public static Tenant tenant(String hide) {
    return tenantOf("public", hide);
  }

  /**
   * A tenant that hides some things.
   *
   * @param access {@code public} or {@code signed-in}
   */
  public static Tenant tenantOf(String access, String hide) {
    Map<String, String> settings =
        Map.of(
            "portal.tenants", "acme",
            "portal.tenant.acme.name", "Acme",
            "portal.tenant.acme.organization", "org1",
            "portal.tenant.acme.token", "t",
            "portal.tenant.acme.access", access,
            "portal.tenant.acme.hide", hide);
    return new Tenants(Settings.of(key -> Optional.ofNullable(settings.get(key))))
        .named(new TenantId("acme"))
        .orElseThrow();
  }

  /** Every text that is printed; what is for programs is not among them. */
  public static List<String> texts(Record page) {
    List<String> texts = new ArrayList<>();
    collect(page, texts);
    return texts;
  }

  private static void collect(Object part, List<String> texts) {
    if (part instanceof String text) {
      texts.add(text);
    } else if (part instanceof List<?> list) {
      list.forEach(inner -> collect(inner, texts));
    } else if (part instanceof Record whole && !(part instanceof Literal)) {
      for (Method accessor : ACCESSORS.get(whole.getClass())) {
        try {
          collect(accessor.invoke(whole), texts);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }
}
