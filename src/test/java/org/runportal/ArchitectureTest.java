package org.runportal;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.base.HasDescription;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaStaticInitializer;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.net.URLConnection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.runportal.run.CallPermits;
import org.runportal.run.People;
import org.runportal.run.PeopleSource;
import org.runportal.run.RunSource;
import org.runportal.run.Runs;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;

/** Who may import whom, and what no class may do. The rooms are told in each package-info. */
@AnalyzeClasses(packages = "org.runportal", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule run =
      room("run", "tenant")
          .because("what a run is depends neither on where it comes from nor on how it is shown");

  @ArchTest
  static final ArchRule page =
      room("page", "run", "tenant", "web")
          .because("a page knows neither HTTP clients nor JSON: the lookup is complete before it");

  @ArchTest
  static final ArchRule transport =
      room("transport", "tenant")
          .because("what a call may cost does not depend on whom it is made to, or what for");

  @ArchTest
  static final ArchRule formatsSeeWhatPagesSee =
      noClasses()
          .that()
          .resideInAPackage("org.runportal.page.formats..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.runportal.run..", "org.runportal.tenant..")
          .because("what a tenant hides is gone from a view, and from nothing else");

  @ArchTest
  static final ArchRule pagesKnowNoFormat =
      noClasses()
          .that()
          .resideInAPackage("org.runportal.page")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.runportal.page.formats..")
          .because("a format is added beside the pages, not in them");

  @ArchTest
  static final ArchRule loadingDoesNotKnowFaces =
      noClasses()
          .that()
          .haveSimpleName("RunLoader")
          .or()
          .haveSimpleName("RunServlet")
          .or()
          .haveSimpleName("LoadedRun")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.faces..", "org.primefaces..")
          .because("a run is loaded before anything is drawn, whatever will be");

  @ArchTest
  static final ArchRule tallyfy =
      room("tallyfy", "run", "tenant", "transport")
          .because("the vendor's words are translated here and stop here");

  @ArchTest
  static final ArchRule cache =
      room("cache", "run", "tenant").because("the cache keeps runs, wherever they come from");

  @ArchTest static final ArchRule tenant = room("tenant").because("everything stands on tenants");

  @ArchTest
  static final ArchRule access =
      room("access", "tenant", "transport", "web")
          .because(
              "who may see what is decided before any page exists, and a refusal is a page itself");

  @ArchTest
  static final ArchRule web =
      room("web", "tenant").because("what all pages share cannot know one of them");

  @ArchTest
  static final ArchRule operations =
      room("operations", "cache", "run", "tenant", "web")
          .because("operators look at what the others do, and nobody waits for that");

  @ArchTest
  static final ArchRule nobodyKnowsTheOperators =
      noClasses()
          .that(not(resideInAPackage("org.runportal.operations..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.runportal.operations..")
          .because("numbers are read, not reported");

  @ArchTest
  static final ArchRule sandbox =
      room("sandbox")
          .because("the stand-in of the vendor is reached over HTTP, as the vendor would be");

  @ArchTest
  static final ArchRule nobodyKnowsTheSandbox =
      noClasses()
          .that(not(resideInAPackage("org.runportal.sandbox..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.runportal.sandbox..")
          .because("no portal class asks whether this is the demo");

  @ArchTest
  static final ArchRule noCircles =
      SlicesRuleDefinition.slices()
          .matching("org.runportal.(*)..")
          .should()
          .beFreeOfCycles()
          .because("data goes one way");

  @ArchTest
  static final ArchRule onlyTheClientReadsTheToken =
      noClasses()
          .that(not(resideInAnyPackage("org.runportal.tallyfy..", "org.runportal.tenant..")))
          .should()
          .callMethod("org.runportal.tenant.AccessToken", "value")
          .because("the token leaves the configuration only to open the vendor's door");

  @ArchTest
  static final ArchRule onlyAccessReadsTheClientSecret =
      noClasses()
          .that(not(resideInAnyPackage("org.runportal.access..", "org.runportal.tenant..")))
          .should()
          .callMethod("org.runportal.tenant.ClientSecret", "value")
          .because("the secret opens the provider's door and seals cookies, and does nothing else");

  @ArchTest
  static final ArchRule onlyAccessSpeaksToTheProvider =
      noClasses()
          .that(not(resideInAPackage("org.runportal.access..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.nimbusds..")
          .because("who somebody is, all others ask the room that knows");

  @ArchTest
  static final ArchRule onlyTheClientSpeaksHttp =
      noClasses()
          .that(not(resideInAnyPackage("org.runportal.tallyfy..", "org.runportal.sandbox..")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.ws.rs..", "java.net.http..", "org.eclipse.microprofile.rest..")
          .because("HTTP stops at the client room");

  @ArchTest
  static final ArchRule onlyClientAndFormatsKnowJson =
      noClasses()
          .that(
              not(
                  resideInAnyPackage(
                      "org.runportal.tallyfy..",
                      "org.runportal.sandbox..",
                      "org.runportal.page.formats..")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.json..")
          .because("JSON is read from the vendor, and written in a format");

  @ArchTest
  static final ArchRule oneWayOut =
      noClasses()
          .that(not(resideInAPackage("org.runportal.transport..")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.hc..", "java.net.http..", "jakarta.ws.rs.client..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(URLConnection.class)
          .because("a call that is made elsewhere has none of its limits");

  @ArchTest
  static final ArchRule onlyPagesKnowFaces =
      noClasses()
          .that(not(resideInAnyPackage("org.runportal.page..", "org.runportal.web..")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.faces..", "org.primefaces..")
          .because("only pages are drawn");

  @ArchTest
  static final ArchRule timeIsGiven =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("a test can then choose the time");

  @ArchTest
  static final ArchRule oneClock =
      noClasses()
          .that(not(resideInAnyPackage("org.runportal.sandbox..")))
          .and()
          .doNotHaveSimpleName("SystemClock")
          .should()
          .callMethod(Clock.class, "systemUTC")
          .because("the clock is injected");

  @ArchTest
  static final ArchRule noStaticState =
      fields()
          .that()
          .areStatic()
          .should()
          .beFinal()
          .because("what changes belongs to a bean, which a test can have for itself");

  @ArchTest
  static final ArchRule whatAllRequestsShareIsKeyedByTenant =
      fields()
          .that(areLookups())
          .and()
          .areDeclaredInClassesThat(areSharedByAllRequests())
          .should(beKeyedByTenant())
          .because("with the tenant as its key nothing can be found without one, or of another");

  @ArchTest
  static final ArchRule nothingIsRememberedInStatics =
      noClasses()
          .should()
          .callCodeUnitWhere(
              describe(
                  "a class makes a memory for itself",
                  call ->
                      call.getOrigin()
                              .getName()
                              .equals(JavaStaticInitializer.STATIC_INITIALIZER_NAME)
                          && (call.getTargetOwner().isAssignableTo(ConcurrentMap.class)
                              || call.getTargetOwner().isEquivalentTo(Caffeine.class))))
          .because("a memory that no bean owns belongs to no tenant");

  @ArchTest
  static final ArchRule whoAsksSaysForWhom =
      methods()
          .that()
          .areDeclaredIn(Runs.class)
          .or()
          .areDeclaredIn(RunSource.class)
          .or()
          .areDeclaredIn(People.class)
          .or()
          .areDeclaredIn(PeopleSource.class)
          .or()
          .areDeclaredIn(CallPermits.class)
          .should(takeFirst(Tenant.class))
          .because("a run's id alone names nothing: the same id may exist in every organization");

  @ArchTest
  static final ArchRule aCacheBelongsToOneTenant =
      constructors()
          .that()
          .areDeclaredInClassesThat()
          .haveNameMatching("org\\.runportal\\.cache\\.Tenant(Answers|CallLimits)")
          .should(takeFirst(Tenant.class))
          .because("what is kept by a run's id is kept in an object of one tenant");

  @ArchTest
  static final ArchRule onlyWhatBelongsToATenantCaches =
      noClasses()
          .that()
          .resideInAPackage("org.runportal.cache..")
          .and()
          .haveNameNotMatching("org\\.runportal\\.cache\\.Tenant(Answers|CallLimits)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.github.benmanes.caffeine..")
          .because("a cache's keys name something only together with its tenant");

  @ArchTest
  static final ArchRule noFieldInjection =
      noFields()
          .should()
          .beAnnotatedWith("jakarta.inject.Inject")
          .because("a constructor says what a class needs");

  @ArchTest
  static final ArchRule namesSayTheDuty =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Dto")
          .because("a name that fits everything says nothing");

  private static DescribedPredicate<JavaField> areLookups() {
    return describe(
        "are lookups",
        field ->
            field.getRawType().isAssignableTo(Map.class)
                || field.getRawType().isAssignableTo(Cache.class));
  }

  private static DescribedPredicate<JavaClass> areSharedByAllRequests() {
    // the sandbox stands for the vendor, and access counts callers: neither can know a run
    return describe(
        "are shared by all requests",
        type ->
            !resideInAnyPackage("org.runportal.sandbox..", "org.runportal.access..").test(type)
                && (type.isAnnotatedWith(ApplicationScoped.class)
                    || type.isAnnotatedWith(Singleton.class)
                    || type.isAssignableTo(Filter.class)
                    || type.isAssignableTo(Servlet.class)));
  }

  private static ArchCondition<JavaField> beKeyedByTenant() {
    return condition(
        "be keyed by tenant",
        field ->
            field.getType() instanceof JavaParameterizedType type
                && type.getActualTypeArguments().get(0).toErasure().isEquivalentTo(TenantId.class));
  }

  private static <T extends JavaCodeUnit> ArchCondition<T> takeFirst(Class<?> type) {
    return condition(
        "take a " + type.getSimpleName() + " first",
        method ->
            !method.getRawParameterTypes().isEmpty()
                && method.getRawParameterTypes().get(0).isEquivalentTo(type));
  }

  private static <T extends HasDescription> ArchCondition<T> condition(
      String description, Predicate<T> holds) {
    return new ArchCondition<>(description) {
      @Override
      public void check(T item, ConditionEvents events) {
        events.add(
            new SimpleConditionEvent(
                item, holds.test(item), item.getDescription() + " has to " + description));
      }
    };
  }

  private static ClassesShouldConjunction room(String name, String... neighbours) {
    List<String> allowed = new ArrayList<>();
    allowed.add("org.runportal." + name + "..");
    for (String neighbour : neighbours) {
      allowed.add("org.runportal." + neighbour + "..");
    }
    return classes()
        .that()
        .resideInAPackage("org.runportal." + name + "..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(allowed.toArray(String[]::new))
                .or(not(resideInAPackage("org.runportal.."))));
  }
}
