package org.runportal.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.runportal.run.FormAnswer;
import org.runportal.run.FormField;
import org.runportal.run.HiddenTask;
import org.runportal.run.Run;
import org.runportal.run.RunState;
import org.runportal.run.Task;
import org.runportal.run.TemplateInfo;
import org.runportal.run.TemplateRules;
import org.runportal.run.TemplateRules.Condition;
import org.runportal.run.TemplateRules.Effect;
import org.runportal.run.TemplateRules.Joined;
import org.runportal.run.TemplateRules.Operator;
import org.runportal.run.TemplateRules.Rule;
import org.runportal.run.TemplateRules.Subject;
import org.runportal.run.When;
import org.runportal.web.Fact;

/**
 * Why tasks are hidden, and which may still appear, by the rules of the template. Labels, answers
 * and titles are those of the run, which has only what its visitors may see. Nothing is said of a
 * rule that is not fully understood, that refers to anything the run does not show, or that does
 * not explain what the run is like.
 */
final class StepRules {
  private static final int MAX_LINES = 3;

  /** Longer values make no sentence. */
  private static final int MAX_LENGTH = 80;

  private final Run run;
  private final RunIndex index;
  private final TemplateInfo template;
  private final AnswerPresenter forms;
  private final Redaction redaction;
  private final Wording words;

  /** Whether a condition is met. */
  private enum Met {
    YES,
    NO,
    /** Nobody has answered yet, or the task is not done yet. */
    OPEN,
    UNKNOWN
  }

  /**
   * Rules with the same effect on one step, as one.
   *
   * @param conditions all of them
   * @param all whether all must be met, otherwise one
   */
  private record Merged(Effect effect, List<Condition> conditions, boolean all) {}

  StepRules(
      Run run, TemplateInfo template, AnswerPresenter forms, Redaction redaction, Wording words) {
    this.run = run;
    this.index = RunIndex.of(run);
    this.template = template;
    this.forms = forms;
    this.redaction = redaction;
    this.words = words;
  }

  /** What is hidden and why, and what may still appear; none where nothing can be said. */
  List<Fact> facts() {
    List<String> hidden = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (HiddenTask task : hiddenTasks()) {
      merged(task.step()).ifPresent(rule -> add(task.title(), rule, hidden, expected));
    }
    List<Fact> facts = new ArrayList<>();
    if (!expected.isEmpty()) {
      String counted = words.say("outlook.appear.counts", "count", expected.size());
      facts.add(
          new Fact(words.say("outlook.appear"), String.join(" ", shortened(expected), counted)));
    }
    if (!hidden.isEmpty()) {
      facts.add(new Fact(words.say("outlook.hidden"), shortened(hidden)));
    }
    return facts;
  }

  private String shortened(List<String> sentences) {
    List<String> first = new ArrayList<>(sentences.stream().limit(MAX_LINES).toList());
    if (sentences.size() > MAX_LINES) {
      first.add(words.say("outlook.hidden.more", "count", sentences.size() - MAX_LINES));
    }
    return String.join(" ", first);
  }

  private List<HiddenTask> hiddenTasks() {
    return Stream.concat(
            index.hidden().stream(),
            // one of an older answer may have become confidential since, or have appeared unseen
            run.plan().confidential().number() > 0 || run.plan().leftOut() > 0
                ? Stream.empty()
                : template.hidden().stream())
        // one that has appeared since is not hidden any more
        .filter(task -> index.taskOf(task.step()).filter(RunState::counts).isEmpty())
        .distinct()
        .toList();
  }

  private void add(String title, Merged rule, List<String> hidden, List<String> expected) {
    Met met = met(rule);
    Optional<String> condition = met == Met.UNKNOWN ? Optional.empty() : conditions(rule);
    if (!isShown(title) || condition.isEmpty()) {
      return;
    }
    if (rule.effect() == Effect.SHOW && met == Met.OPEN) {
      expected.add(words.say("outlook.appear.if", "task", title, "conditions", condition.get()));
    } else if (rule.effect() == Effect.SHOW && met == Met.NO) {
      facts(rule, Met.NO)
          .ifPresent(
              facts ->
                  hidden.add(
                      words.say(
                          "outlook.hidden.unless",
                          "task",
                          title,
                          "facts",
                          facts,
                          "conditions",
                          condition.get())));
    } else if (rule.effect() == Effect.HIDE && met == Met.YES) {
      facts(rule, Met.YES)
          .ifPresent(
              facts ->
                  hidden.add(words.say("outlook.hidden.because", "task", title, "facts", facts)));
    }
  }

  /** All rules for a step as one; empty when they cannot be told in one sentence. */
  private Optional<Merged> merged(String step) {
    List<Rule> rules =
        template.rules().map(TemplateRules::rules).orElse(List.of()).stream()
            .filter(rule -> rule.step().equals(step))
            .toList();
    boolean understood =
        !rules.isEmpty()
            && rules.stream().map(Rule::effect).distinct().count() == 1
            && rules.get(0).effect() != Effect.OTHER
            && rules.stream()
                .allMatch(rule -> !rule.conditions().isEmpty() && rule.joined() != Joined.UNCLEAR);
    if (!understood) {
      return Optional.empty();
    }
    if (rules.size() == 1) {
      Rule only = rules.get(0);
      return Optional.of(new Merged(only.effect(), only.conditions(), only.joined() == Joined.ALL));
    }
    boolean alternatives =
        rules.stream()
            .allMatch(rule -> rule.conditions().size() == 1 || rule.joined() == Joined.ANY);
    return alternatives
        ? Optional.of(
            new Merged(
                rules.get(0).effect(),
                rules.stream().flatMap(rule -> rule.conditions().stream()).distinct().toList(),
                false))
        : Optional.empty();
  }

  private Met met(Merged rule) {
    List<Met> each = rule.conditions().stream().map(this::met).toList();
    if (each.contains(Met.UNKNOWN)) {
      return Met.UNKNOWN;
    }
    Met decisive = rule.all() ? Met.NO : Met.YES;
    if (each.contains(decisive)) {
      return decisive;
    }
    return each.contains(Met.OPEN) ? Met.OPEN : rule.all() ? Met.YES : Met.NO;
  }

  private Met met(Condition condition) {
    return condition.subject() == Subject.STEP ? isDone(condition) : compared(condition);
  }

  private Met isDone(Condition condition) {
    Optional<Task> task = index.taskOf(condition.id()).filter(RunState::counts);
    if (condition.operator() != Operator.COMPLETED || task.isEmpty()) {
      return Met.UNKNOWN;
    }
    return RunState.done(task.get()) ? Met.YES : Met.OPEN;
  }

  /**
   * A field that visitors see.
   *
   * @param open whether an answer may still come: its task is not done
   */
  private record Asked(FormField field, boolean open) {}

  private Optional<Asked> asked(String id) {
    Stream<Asked> kickoff =
        forms.fields(run.content().kickoff().items()).stream()
            .map(field -> new Asked(field, false));
    Stream<Asked> ofTasks =
        index.fields(id).stream()
            .filter(known -> !forms.fields(List.of(known.field())).isEmpty())
            .map(known -> new Asked(known.field(), RunState.open(known.task())));
    return Stream.concat(kickoff, ofTasks)
        .filter(asked -> asked.field().id().filter(id::equals).isPresent())
        .filter(asked -> asked.field().label().filter(this::isShown).isPresent())
        .findFirst();
  }

  private Met compared(Condition condition) {
    Optional<Asked> asked = asked(condition.id());
    if (asked.isEmpty()) {
      return Met.UNKNOWN;
    }
    FormAnswer answer = asked.get().field().answer();
    if (answer instanceof FormAnswer.Missing) {
      return Met.UNKNOWN;
    }
    boolean empty = answer instanceof FormAnswer.None;
    return switch (condition.operator()) {
      case IS_EMPTY -> of(empty);
      case IS_NOT_EMPTY -> empty && asked.get().open() ? Met.OPEN : of(!empty);
      case EQUALS, EQUALS_ANY, CONTAINS, GREATER_THAN ->
          empty ? (asked.get().open() ? Met.OPEN : Met.NO) : compared(condition, answer);
      case NOT_EQUALS, NOT_CONTAINS ->
          empty
              ? (asked.get().open() ? Met.OPEN : Met.UNKNOWN)
              : opposite(compared(condition, answer));
      case COMPLETED, UNKNOWN -> Met.UNKNOWN;
    };
  }

  private static Met of(boolean met) {
    return met ? Met.YES : Met.NO;
  }

  private static Met opposite(Met met) {
    return switch (met) {
      case YES -> Met.NO;
      case NO -> Met.YES;
      case OPEN, UNKNOWN -> met;
    };
  }

  private static Met compared(Condition condition, FormAnswer answer) {
    Optional<List<String>> values = values(answer);
    String value = folded(condition.value());
    if (values.isEmpty() || value.isEmpty()) {
      return Met.UNKNOWN;
    }
    List<String> given = values.get().stream().map(StepRules::folded).toList();
    boolean single = given.size() == 1;
    return switch (condition.operator()) {
      case EQUALS, NOT_EQUALS -> single ? of(given.get(0).equals(value)) : Met.UNKNOWN;
      case EQUALS_ANY ->
          of(Stream.of(value.split(",")).map(String::strip).anyMatch(given::contains));
      case CONTAINS, NOT_CONTAINS ->
          of(given.stream().anyMatch(one -> single ? one.contains(value) : one.equals(value)));
      case GREATER_THAN -> single ? isGreater(given.get(0), value) : Met.UNKNOWN;
      default -> Met.UNKNOWN;
    };
  }

  private static Met isGreater(String given, String value) {
    try {
      return of(Double.parseDouble(given) > Double.parseDouble(value));
    } catch (NumberFormatException e) {
      return Met.UNKNOWN;
    }
  }

  private static String folded(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  /** What was answered, as far as it can be compared and told. */
  private static Optional<List<String>> values(FormAnswer answer) {
    if (answer instanceof FormAnswer.Words text) {
      return Optional.of(List.of(text.words()));
    }
    if (answer instanceof FormAnswer.Chosen chosen && chosen.unclear().isEmpty()) {
      return Optional.of(chosen.options());
    }
    if (answer instanceof FormAnswer.Items items) {
      return Optional.of(items.items());
    }
    return answer instanceof FormAnswer.Date date && date.when() instanceof When.Day day
        ? Optional.of(List.of(day.date().toString()))
        : Optional.empty();
  }

  /** The conditions as they are in the template; empty where one may not be told. */
  private Optional<String> conditions(Merged rule) {
    List<String> parts = new ArrayList<>();
    for (Condition condition : rule.conditions()) {
      Optional<String> name = name(condition);
      if (name.isEmpty() || !isShown(condition.value())) {
        return Optional.empty();
      }
      parts.add(
          words.say("rule." + condition.operator(), "name", name.get(), "value", value(condition)));
    }
    return Optional.of(rule.all() ? words.list(parts) : words.texts().either(parts));
  }

  private String value(Condition condition) {
    return condition.operator() == Operator.EQUALS_ANY
        ? words
            .texts()
            .either(
                Stream.of(condition.value().split(","))
                    .map(value -> words.say("outlook.quoted", "title", value.strip()))
                    .toList())
        : condition.value();
  }

  /** What is the case, of the conditions that turned out that way. */
  private Optional<String> facts(Merged rule, Met met) {
    List<String> parts = new ArrayList<>();
    for (Condition condition : rule.conditions()) {
      if (met(condition) == met) {
        Optional<String> fact = fact(condition);
        if (fact.isEmpty()) {
          return Optional.empty();
        }
        parts.add(fact.get());
      }
    }
    return Optional.of(words.list(parts.stream().distinct().toList()));
  }

  private Optional<String> fact(Condition condition) {
    Optional<String> name = name(condition);
    if (condition.subject() == Subject.STEP) {
      return name.map(title -> words.say("rule.COMPLETED", "name", title, "value", ""));
    }
    FormAnswer answer = asked(condition.id()).orElseThrow().field().answer();
    if (answer instanceof FormAnswer.None) {
      return name.map(label -> words.say("rule.IS_EMPTY", "name", label, "value", ""));
    }
    Optional<String> given = values(answer).map(words::list).filter(this::isShown);
    if (condition.operator() == Operator.IS_EMPTY
        || condition.operator() == Operator.IS_NOT_EMPTY) {
      return name.map(label -> words.say("rule.IS_NOT_EMPTY", "name", label, "value", ""));
    }
    return name.flatMap(
        label -> given.map(value -> words.say("rule.EQUALS", "name", label, "value", value)));
  }

  private Optional<String> name(Condition condition) {
    return condition.subject() == Subject.STEP
        ? index.taskOf(condition.id()).flatMap(Task::title).filter(this::isShown)
        : asked(condition.id()).flatMap(asked -> asked.field().label());
  }

  /** Whether a text may stand in a sentence as it is: not masked, and not too long. */
  private boolean isShown(String text) {
    return text.length() <= MAX_LENGTH && redaction.words(text).equals(text);
  }
}
