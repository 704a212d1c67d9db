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

/** The facts of a run beside its tasks: its number, people and times. */
final class Facts {
  /** Letters. A longer name is cut at the top of a small screen; here is all of it. */
  private static final int MAX_HEADING = 70;

  private final Run run;
  private final Wording words;

  Facts(Run run, Wording words) {
    this.run = run;
    this.words = words;
  }

  /** The facts that most readers look for, as far as they are known. */
  List<Fact> asked() {
    List<Fact> facts = new ArrayList<>();
    Run.Times times = run.times();
    text(
        facts, "name", Optional.of(words.title(run)).filter(title -> title.length() > MAX_HEADING));
    text(facts, "number", run.about().number());
    text(facts, "template", run.about().template().title());
    text(facts, "owner", run.people().owner().map(words.people()::of));
    // of a process that has not begun, all that is known is since when it exists
    if (times.started().isPresent()) {
      time(facts, "started", times.started());
    } else {
      time(facts, "created", times.created());
    }
    time(facts, "due", times.due());
    time(facts, "updated", times.updated());
    return facts;
  }

  /** The remaining facts. */
  List<Fact> others() {
    List<Fact> facts = new ArrayList<>();
    Run.Times times = run.times();
    text(facts, "type", run.about().type().map(this::type));
    text(facts, "starter", run.people().starter().map(words.people()::of));
    people(facts, "collaborators", run.people().collaborators());
    people(facts, "readers", run.people().readers());
    people(facts, "watchers", run.people().watchers().stream().map(Watcher::person).toList());
    text(
        facts,
        "folder",
        listed(run.labels().folders().items().stream().map(Folder::name).toList()));
    time(facts, "lastDeadline", times.lastDeadline());
    time(facts, "created", times.started().isEmpty() ? Optional.empty() : times.created());
    time(facts, "completed", times.completed());
    time(facts, "archived", times.archived());
    text(
        facts, "word", Optional.of(run.standing().status().word()).filter(word -> !word.isEmpty()));
    text(facts, "starred", run.about().starred().map(words::yesOrNo));
    text(facts, "public", run.about().isPublic().map(words::yesOrNo));
    return facts;
  }

  private void text(List<Fact> facts, String key, Optional<String> value) {
    value.ifPresent(text -> facts.add(new Fact(words.say("fact." + key), text)));
  }

  private void people(List<Fact> facts, String key, List<Person> people) {
    text(facts, key, Optional.of(words.people().list(people)).filter(list -> !list.isEmpty()));
  }

  private Optional<String> listed(List<String> items) {
    return items.isEmpty() ? Optional.empty() : Optional.of(words.list(items));
  }

  private void time(List<Fact> facts, String key, Optional<When> value) {
    value.ifPresent(when -> facts.add(new Fact(words.say("fact." + key), "", words.moment(when))));
  }

  private String type(String word) {
    return words.texts().knows("type." + word) ? words.say("type." + word) : word;
  }
}
