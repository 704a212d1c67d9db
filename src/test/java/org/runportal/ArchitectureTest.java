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
import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.base.HasDescription;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaPackage;
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
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.runportal.run.CallPermits;
import org.runportal.run.People;
import org.runportal.run.PeopleSource;
import org.runportal.run.RunSource;
import org.runportal.run.Runs;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;
import org.runportal.web.Texts;

/** Who may import whom, and what no class may do. Each package-info describes its room. */
@AnalyzeClasses(packages = "org.runportal", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  /** What makes a class a bean. */
  private static final List<Class<? extends Annotation>> SCOPES =
      List.of(
          ApplicationScoped.class,
          RequestScoped.class,
          SessionScoped.class,
          Dependent.class,
          Singleton.class);

  @ArchTest
  static final ArchRule run =
      room("run", "tenant")
          .because("the model of a run depends neither on its source nor on its presentation");

  @ArchTest
  static final ArchRule page =
      room("page", "run", "tenant", "web")
          .because("a page uses neither HTTP clients nor JSON: the lookup is complete before it");

  @ArchTest
  static final ArchRule transport =
      room("transport", "tenant")
          .because("the limits of a call do not depend on its target or purpose");

  @ArchTest
  static final ArchRule formatsSeeWhatPagesSee =
      noClasses()
          .that()
          .resideInAPackage("org.runportal.page.formats..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.runportal.run..", "org.runportal.tenant..")
          .because("what a tenant hides is removed from views, not from the model");

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
          .haveSimpleName("RunAnswer")
          .or()
          .haveSimpleName("LoadedRun")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.faces..", "org.primefaces..")
          .because("a run is loaded before any page or format is rendered");

  @ArchTest
  static final ArchRule tallyfy =
      room("tallyfy", "run", "tenant", "transport")
          .because("the vendor's vocabulary is translated here and used nowhere else");

  @ArchTest
  static final ArchRule cache =
      room("cache", "run", "tenant").because("the cache does not depend on the source of runs");

  @ArchTest
  static final ArchRule tenant =
      room("tenant")
          .because("every other package may depend on tenants, so tenants depend on none");

  @ArchTest
  static final ArchRule access =
      room("access", "tenant", "transport", "web")
          .because("access is decided before any page exists, and a rejection is a page itself");

  @ArchTest
  static final ArchRule web =
      room("web", "tenant").because("what all pages share cannot depend on one of them");

  @ArchTest
  static final ArchRule operations =
      room("operations", "cache", "run", "tallyfy", "tenant", "web")
          .because(
              "operations observes the other packages, which do not depend on it; its check calls"
                  + " the vendor as they do");

  @ArchTest
  static final ArchRule nobodyKnowsTheOperators =
      noClasses()
          .that(not(resideInAPackage("org.runportal.operations..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.runportal.operations..")
          .because("metrics are pulled, not pushed");

  @ArchTest
  static final ArchRule sandbox =
      room("sandbox").because("the vendor's stub is reached over HTTP, like the vendor");

  @ArchTest
  static final ArchRule nobodyKnowsTheSandbox =
      noClasses()
          .that(not(resideInAPackage("org.runportal.sandbox..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.runportal.sandbox..")
          .because("no portal class depends on whether this is the demo");

  @ArchTest
  static final ArchRule noCircles =
      SlicesRuleDefinition.slices()
          .matching("org.runportal.(*)..")
          .should()
          .beFreeOfCycles()
          .because("packages have no cycles");

  @ArchTest
  static final ArchRule onlyTheClientReadsTheToken =
      noClasses()
          .that(not(resideInAnyPackage("org.runportal.tallyfy..", "org.runportal.tenant..")))
          .should()
          .callMethod("org.runportal.tenant.AccessToken", "value")
          .because("the token is read only to authenticate at the vendor");

  @ArchTest
  static final ArchRule onlyAccessReadsTheClientSecret =
      noClasses()
          .that(not(resideInAnyPackage("org.runportal.access..", "org.runportal.tenant..")))
          .should()
          .callMethod("org.runportal.tenant.ClientSecret", "value")
          .because(
              "the secret is read only to authenticate at the provider and to encrypt cookies");

  @ArchTest
  static final ArchRule onlyAccessSpeaksToTheProvider =
      noClasses()
          .that(not(resideInAPackage("org.runportal.access..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.nimbusds..")
          .because("only the access package identifies users");

  @ArchTest
  static final ArchRule onlyTheClientSpeaksHttp =
      noClasses()
          .that(not(resideInAnyPackage("org.runportal.tallyfy..", "org.runportal.sandbox..")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.ws.rs..", "java.net.http..", "org.eclipse.microprofile.rest..")
          .because("only the client package calls the vendor over HTTP");

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
          .because("JSON is read from the vendor and written by formats only");

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
          .because("a call made elsewhere would have no limits");

  @ArchTest
  static final ArchRule onlyPagesKnowFaces =
      noClasses()
          .that(not(resideInAnyPackage("org.runportal.page..", "org.runportal.web..")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.faces..", "org.primefaces..")
          .because("only pages are rendered");

  @ArchTest
  static final ArchRule textIsReadInLinearTime =
      noClasses()
          // what the operator wrote
          .that(
              not(haveNames("org.runportal.tenant.Kind", "org.runportal.tenant.SecretsDirectory")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.util.regex..")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Scanner.class)
          .orShould()
          .callMethod(String.class, "matches", String.class)
          .orShould()
          .callMethod(String.class, "replaceAll", String.class, String.class)
          .orShould()
          .callMethod(String.class, "replaceFirst", String.class, String.class)
          .because(
              "RE2/J has no pattern that is worse than linear, java.util.regex has many;"
                  + " LinearTextTest measures what no rule sees");

  /** {@code split} uses no pattern for a single letter that means nothing in one. */
  @Test
  void textIsSplitAtSingleLetters() throws IOException {
    Pattern split = Pattern.compile("\\.split\\(\\s*(\"[^\"]*\"|[^),]*)");
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        if (source.endsWith("tenant/Kind.java")) {
          continue; // reads what the operator wrote
        }
        Matcher call = split.matcher(Files.readString(source));
        while (call.find()) {
          assertThat(call.group(1)).as("split in %s", source).matches("\"[,;:=&/]\"");
        }
      }
    }
  }

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
          .because("tests control the time");

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
          .because("mutable state belongs to a bean, of which each test has its own");

  @ArchTest
  static final ArchRule whatAllRequestsShareIsKeyedByTenant =
      fields()
          .that(areLookups())
          .and()
          .areDeclaredInClassesThat(areSharedByAllRequests())
          .should(beKeyedByTenant())
          .because("a key that contains the tenant cannot find another tenant's data");

  @ArchTest
  static final ArchRule nothingIsRememberedInStatics =
      noClasses()
          .should()
          .callCodeUnitWhere(
              describe(
                  "a class creates a cache for itself",
                  call ->
                      call.getOrigin()
                              .getName()
                              .equals(JavaStaticInitializer.STATIC_INITIALIZER_NAME)
                          && (call.getTargetOwner().isAssignableTo(ConcurrentMap.class)
                              || call.getTargetOwner().isEquivalentTo(Caffeine.class))))
          .because("a cache that no bean owns is not separated by tenant");

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
          .because("the same run id may exist in several organizations");

  @ArchTest
  static final ArchRule aCacheBelongsToOneTenant =
      constructors()
          .that()
          .areDeclaredInClassesThat()
          .haveNameMatching("org\\.runportal\\.cache\\.Tenant(Answers|Models|Shelf|CallLimits)")
          .should(takeFirst(Tenant.class))
          .because("what is cached by run id belongs to an object of one tenant");

  @ArchTest
  static final ArchRule onlyWhatBelongsToATenantCaches =
      noClasses()
          .that()
          .resideInAPackage("org.runportal.cache..")
          .and()
          .haveNameNotMatching(
              "org\\.runportal\\.cache\\.Tenant(Answers|Models|Shelf|CallLimits)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.github.benmanes.caffeine..")
          .because("cache keys are unique only within a tenant");

  @ArchTest
  static final ArchRule whatIsInjectedIsABean =
      constructors()
          .that()
          .areAnnotatedWith(Inject.class)
          .should(haveBeansAsParameters())
          .because("the server finds out only when it deploys the application");

  @ArchTest
  static final ArchRule noFieldInjection =
      noFields()
          .should()
          .beAnnotatedWith("jakarta.inject.Inject")
          .because("a constructor declares all dependencies");

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
          .because("a name that fits every class describes none");

  private static DescribedPredicate<JavaClass> haveNames(String... names) {
    return describe(
        "are " + String.join(", ", names), type -> List.of(names).contains(type.getName()));
  }

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
                && (type.getActualTypeArguments().get(0).toErasure().isEquivalentTo(TenantId.class)
                    // words of the portal, the same for all tenants
                    || type.getActualTypeArguments()
                        .get(1)
                        .toErasure()
                        .isEquivalentTo(Texts.class)));
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

  private static ArchCondition<JavaConstructor> haveBeansAsParameters() {
    return new ArchCondition<>("have beans of ours as parameters") {
      private final Set<JavaClass> beans = new HashSet<>();

      @Override
      public void init(Collection<JavaConstructor> constructors) {
        JavaPackage ours = constructors.iterator().next().getOwner().getPackage();
        while (!ours.getName().equals("org.runportal")) {
          ours = ours.getParent().orElseThrow();
        }
        for (JavaClass known : ours.getClassesInPackageTree()) {
          if (SCOPES.stream().anyMatch(known::isAnnotatedWith)) {
            beans.add(known);
            beans.addAll(known.getAllRawInterfaces());
            beans.addAll(known.getAllRawSuperclasses());
          }
          known.getMethods().stream()
              .filter(method -> method.isAnnotatedWith(Produces.class))
              .forEach(method -> beans.add(method.getRawReturnType()));
        }
      }

      @Override
      public void check(JavaConstructor constructor, ConditionEvents events) {
        for (JavaClass parameter : constructor.getRawParameterTypes()) {
          if (parameter.getPackageName().startsWith("org.runportal")
              && !beans.contains(parameter)) {
            events.add(
                SimpleConditionEvent.violated(
                    constructor, constructor.getFullName() + " takes " + parameter.getName()));
          }
        }
      }
    };
  }
}
