package org.runportal.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runportal.run.Folder;
import org.runportal.run.Person;
import org.runportal.run.Run;
import org.runportal.run.Watcher;
import org.runportal.run.When;
import org.runportal.web.Fact;
import org.runportal.web.Moments;
import org.runportal.web.Texts;

/** What is told of a run beside its tasks: numbers, people, times. */
final class Facts {
  private final Run run;
  private final Names names;
  private final Moments moments;
  private final Texts texts;

  Facts(Run run, Names names, Moments moments, Texts texts) {
    this.run = run;
    this.names = names;
    this.moments = moments;
    this.texts = texts;
  }

  /** The facts that are there. */
  List<Fact> all() {
    List<Fact> facts = new ArrayList<>();
    Run.Times times = run.times();
    text(facts, "name", run.about().name());
    text(facts, "number", run.about().number());
    text(facts, "template", run.about().template().title());
    text(facts, "type", run.about().type().map(this::type));
    text(facts, "owner", run.people().owner().map(names::of));
    text(facts, "starter", run.people().starter().map(names::of));
    people(facts, "collaborators", run.people().collaborators());
    people(facts, "readers", run.people().readers());
    people(facts, "watchers", run.people().watchers().stream().map(Watcher::person).toList());
    text(
        facts,
        "folder",
        listed(run.labels().folders().items().stream().map(Folder::name).toList()));
    time(facts, "due", times.due());
    time(facts, "lastDeadline", times.lastDeadline());
    time(facts, "created", times.created());
    time(facts, "started", times.started());
    time(facts, "updated", times.updated());
    time(facts, "completed", times.completed());
    time(facts, "archived", times.archived());
    text(
        facts, "word", Optional.of(run.standing().status().word()).filter(word -> !word.isEmpty()));
    text(facts, "starred", run.about().starred().map(this::yesOrNo));
    text(facts, "public", run.about().isPublic().map(this::yesOrNo));
    return facts;
  }

  private void text(List<Fact> facts, String key, Optional<String> value) {
    value.ifPresent(text -> facts.add(new Fact(texts.say("fact." + key), text)));
  }

  private void people(List<Fact> facts, String key, List<Person> people) {
    text(facts, key, Optional.of(names.list(people)).filter(list -> !list.isEmpty()));
  }

  private Optional<String> listed(List<String> items) {
    return items.isEmpty() ? Optional.empty() : Optional.of(texts.list(items));
  }

  private void time(List<Fact> facts, String key, Optional<When> value) {
    value.ifPresent(
        when ->
            facts.add(new Fact(texts.say("fact." + key), "", WhenFormat.format(when, moments))));
  }

  private String type(String word) {
    return texts.knows("type." + word) ? texts.say("type." + word) : word;
  }

  private String yesOrNo(boolean value) {
    return texts.say(value ? "yes" : "no");
  }
}
