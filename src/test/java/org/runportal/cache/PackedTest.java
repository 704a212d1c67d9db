package org.runportal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.run.Derived;
import org.runportal.run.HiddenTask;
import org.runportal.run.PeopleSource;
import org.runportal.run.Run;
import org.runportal.run.RunBuilder;
import org.runportal.run.RunList;
import org.runportal.run.TaskList;
import org.runportal.run.TemplateRules;
import org.runportal.run.Yardstick;
import org.runportal.tallyfy.KnownRuns;

class PackedTest {
  private static final List<Class<?>> ANSWERS =
      List.of(
          Run.class,
          RunList.class,
          TaskList.class,
          PeopleSource.Entries.class,
          TemplateRules.class,
          HiddenTask.class,
          Yardstick.class);

  @Test
  void everyKnownRunIsReadAsItWas() throws Exception {
    Map<String, Run> runs = KnownRuns.all();

    assertThat(runs).hasSizeGreaterThan(20);
    runs.forEach(
        (name, run) -> {
          Run again = read(run);
          assertThat(again).as(name).isEqualTo(run).isNotSameAs(run);
          assertThat(again).as(name).hasToString(run.toString());
        });
  }

  @Test
  void takesLessThanAThirdOfWhatIsReadOfIt() throws Exception {
    Run run = KnownRuns.all().get("run-midflight-full.json");
    Packed<Run> packed = Packed.of(run);

    assertThat(packed.size() * 3).isLessThan(packed.read().weight());
  }

  static Stream<Object> values() {
    return Stream.of(
        "",
        "plain",
        "Grüße",
        "\u0645\u0631\u062d\u0628\u0627",
        "half a pair \ud800 alone",
        "x".repeat(100_000),
        true,
        false,
        0,
        -1,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -0.0,
        Double.NaN,
        Optional.empty(),
        Optional.of("x"),
        OptionalInt.empty(),
        OptionalInt.of(-7),
        OptionalDouble.empty(),
        OptionalDouble.of(0.25),
        Instant.EPOCH,
        Instant.MIN,
        Instant.MAX,
        LocalDate.MIN,
        LocalDate.of(2026, 2, 28),
        Duration.ofMillis(-1),
        List.of(),
        List.of(List.of("x"), List.of("x"), List.of("x")),
        Set.of("a", "b"),
        Map.of("a", Optional.of("b")),
        TemplateRules.Effect.SHOW);
  }

  @ParameterizedTest
  @MethodSource("values")
  void readsAValueOfEachKind(Object value) {
    assertThat(read(value)).isEqualTo(value);
    assertThat(read(List.of(value, value, value, value)))
        .as("also where it was seen before")
        .isEqualTo(List.of(value, value, value, value));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 127, 128, 129, 16_383, 16_384, 20_000})
  void readsManyValuesOfWhichManyAreTheSame(int count) {
    List<Object> many =
        IntStream.range(0, 2 * count)
            .mapToObj(
                i -> (Object) List.of("text " + i % count, OptionalInt.of(i % 7), "text " + i % 3))
            .toList();

    assertThat(read(many)).isEqualTo(many);
  }

  @Test
  void equalPartsBecomeTheSame() {
    record Line(String key, String name) {}
    List<Line> lines =
        IntStream.range(0, 20).mapToObj(i -> new Line(new String("k"), "name")).toList();
    Packed.Contents<List<Line>> contents = Packed.of(lines).read();

    assertThat(contents.value()).isEqualTo(lines);
    assertThat(contents.value().get(19)).isSameAs(contents.value().get(18));
    assertThat(contents.value().get(0).key()).isSameAs(contents.value().get(19).key());
    assertThat(contents.weight()).isLessThan(2 * Packed.of(lines.subList(0, 10)).read().weight());
  }

  @Test
  void keepsTheOrderOfMaps() {
    Map<String, String> ordered = new LinkedHashMap<>();
    IntStream.range(0, 50).forEach(i -> ordered.put("k" + (i * 31) % 50, "v" + i));

    assertThat(List.copyOf(read(ordered).keySet())).isEqualTo(List.copyOf(ordered.keySet()));
  }

  @Test
  void whatWasDerivedIsDerivedAnew() {
    Run run = RunBuilder.aRun().withTask(RunBuilder.aTask("Sign")).build();
    AtomicInteger derivations = new AtomicInteger();
    run.derived().get(String.class, () -> "derived " + derivations.incrementAndGet());
    Run again = read(run);

    assertThat(again.derived().get(String.class, () -> "derived " + derivations.incrementAndGet()))
        .isEqualTo("derived 2");
  }

  @Test
  void weighsLettersAsTheyAreHeld() {
    int empty = Packed.of("").read().weight();

    assertThat(Packed.of("abcd").read().weight()).isEqualTo(empty + 4);
    assertThat(Packed.of("\u0628bcd").read().weight()).isEqualTo(empty + 8);
  }

  @Test
  void refusesWhatItCouldNotRead() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Packed.of(List.of(new StringBuilder("x"))))
        .withMessageContaining("StringBuilder");
  }

  /** A new component of an answer may not be of a kind that only fails once it is there. */
  @Test
  void everythingInAnAnswerCanBePacked() {
    Set<String> others = new TreeSet<>();
    Set<Type> seen = new HashSet<>();
    ANSWERS.forEach(answer -> collect(answer, seen, others));

    assertThat(seen).hasSizeGreaterThan(50);
    assertThat(others).isEmpty();
  }

  private static void collect(Type type, Set<Type> seen, Set<String> others) {
    if (!seen.add(type)) {
      return;
    }
    if (type instanceof ParameterizedType generic) {
      Class<?> raw = (Class<?>) generic.getRawType();
      if (raw.isRecord()) {
        collect(raw, seen, others);
      } else if (!Set.of(Optional.class, List.class, Set.class, Map.class, Collection.class)
          .contains(raw)) {
        others.add(type.getTypeName());
      }
      Arrays.stream(generic.getActualTypeArguments()).forEach(part -> collect(part, seen, others));
    } else if (type instanceof Class<?> kind) {
      if (kind.isRecord()) {
        for (RecordComponent part : kind.getRecordComponents()) {
          collect(part.getGenericType(), seen, others);
        }
      } else if (kind.isSealed()) {
        Arrays.stream(kind.getPermittedSubclasses()).forEach(part -> collect(part, seen, others));
      } else if (!isSimple(kind)) {
        others.add(type.getTypeName());
      }
    }
  }

  private static boolean isSimple(Class<?> kind) {
    return kind.isEnum()
        || Set.of(
                String.class,
                boolean.class,
                int.class,
                long.class,
                double.class,
                Boolean.class,
                Integer.class,
                OptionalInt.class,
                OptionalDouble.class,
                Instant.class,
                LocalDate.class,
                Duration.class,
                Derived.class)
            .contains(kind);
  }

  private static <V> V read(V value) {
    return Packed.of(value).read().value();
  }
}
