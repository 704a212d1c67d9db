package org.runportal.page;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.runportal.page.RunListView.FromNow;
import org.runportal.run.Identity;
import org.runportal.run.People;
import org.runportal.run.Person;
import org.runportal.run.TaskList;
import org.runportal.run.TaskListLookup;
import org.runportal.tenant.Tenant;
import org.runportal.web.Literal;
import org.runportal.web.Moments;
import org.runportal.web.Texts;
import org.runportal.web.Tone;

/** Formats what waits for a visitor. */
@Dependent
class WaitingPresenter {
  /** Tasks that are shown at once. */
  static final int FIRST = 5;

  private final Texts texts;
  private final Moments moments;
  private final People people;

  @Inject
  WaitingPresenter(Texts texts, Moments moments, People people) {
    this.texts = texts;
    this.moments = moments;
    this.people = people;
  }

  /** Why there is no list for this visitor. */
  WaitingView without(Me me, Literal signIn) {
    return new WaitingView(
        List.of(), List.of(), "", texts.say("waiting." + me.state()), signIn, Literal.NONE);
  }

  /**
   * The list of somebody.
   *
   * @param home the page it is on
   * @param yours the list of their runs; empty where that is shown
   */
  WaitingView of(Tenant tenant, String home, Identity me, TaskListLookup lookup, Literal yours) {
    if (lookup.list().isEmpty()) {
      return new WaitingView(
          List.of(), List.of(), "", texts.say("waiting.failed"), Literal.NONE, yours);
    }
    TaskList list = lookup.list().get();
    People.Names directory = people.of(tenant);
    Redaction redaction = Redaction.of(tenant, list, directory, texts);
    Wording words = Wording.of(texts, moments, directory, redaction);
    List<WaitingView.Line> lines =
        list.tasks().stream().map(entry -> line(home, me, entry, words)).toList();
    int others = Math.max(0, lines.size() - FIRST);
    people.expect(tenant, words.people().lookedUp());
    return redaction.applied(
        new WaitingView(
            lines.stream().limit(FIRST).toList(),
            lines.stream().skip(FIRST).toList(),
            others == 0 ? "" : texts.say("waiting.more", "count", others),
            sentence(list, lookup),
            Literal.NONE,
            yours));
  }

  private String sentence(TaskList list, TaskListLookup lookup) {
    if (lookup.failure().isPresent() && lookup.asOf().isPresent()) {
      return texts.say(
          "copy." + lookup.failure().get(),
          "time",
          moments.time(lookup.asOf().get()),
          "ago",
          moments.ago(lookup.asOf().get()));
    }
    if (list.more()) {
      return texts.say("waiting.nearest", "count", list.tasks().size());
    }
    return list.tasks().isEmpty() ? texts.say("waiting.none") : "";
  }

  private static WaitingView.Line line(
      String home, Identity me, TaskList.Entry entry, Wording words) {
    DueDate due = words.due(entry.deadline());
    List<Person> owners = entry.owners();
    List<Person> groups =
        owners.stream().anyMatch(me::isPerson)
            ? List.of()
            : owners.stream().filter(owner -> me.isAmong(List.of(owner))).toList();
    return new WaitingView.Line(
        words.title(entry.title()),
        new Literal(home + "/runs/" + entry.run().id()),
        entry
            .run()
            .name()
            .or(() -> entry.run().template().map(template -> template.title()))
            .orElseGet(() -> words.say("run.unnamed")),
        entry.deadline().isEmpty()
            ? FromNow.NONE
            : new FromNow(due.brief(), words.onPaper().due(entry.deadline()).clause()),
        due.badge().tone(),
        due.late() ? Tone.LATE : due.soon() ? Tone.SOON : Tone.NOW,
        groups.isEmpty() ? "" : words.say("waiting.group", "names", words.people().list(groups)));
  }
}
