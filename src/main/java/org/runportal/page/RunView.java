package org.runportal.page;

import java.util.List;
import org.runportal.web.Addressees;
import org.runportal.web.Badge;
import org.runportal.web.Fact;
import org.runportal.web.Literal;
import org.runportal.web.Moment;
import org.runportal.web.Tone;

/**
 * A run, formatted for its page: texts, numbers and times in the visitor's language. Missing texts
 * are empty, never {@code null}. A {@link Literal} is for programs; everything else is for people.
 *
 * @param links its addresses
 * @param heading its name and state
 * @param reports the open problems, or why it was declined
 * @param stages its stages; none where it has none
 * @param age how old the answer is
 * @param next what happens next
 * @param assessment contradictions in the data, and the outlook
 * @param tasks the tasks
 * @param forms the answers that belong to no listed task
 * @param aside tags, files, facts
 */
public record RunView(
    Links links,
    Heading heading,
    Reports reports,
    StageLine stages,
    DataAge age,
    NextSection next,
    Assessment assessment,
    Tasks tasks,
    Forms forms,
    Aside aside) {

  /**
   * The addresses of a run.
   *
   * @param page the run page, from the root of the host
   * @param chart its chart, from the root of the host
   * @param facts the page of other facts, from the root of the host; empty where the visitor may
   *     not see it
   * @param tallyfy the run or its next task at Tallyfy; empty for none
   * @param parent the page of the run that launched it; empty for none
   */
  public record Links(
      Literal page, Literal chart, Literal facts, Literal tallyfy, Literal parent) {}

  /**
   * The name and state of a run.
   *
   * @param title its name
   * @param status the state in one or two words
   * @param running the same where the headline leaves it unsaid; otherwise empty
   * @param headline one sentence: the outcome, who must act, by when
   * @param onPaper the headline with full dates; empty if it is the same
   * @param progress its progress
   * @param summary its notes, sanitized; empty for none
   */
  public record Heading(
      String title,
      Badge status,
      String running,
      String headline,
      String onPaper,
      Bar progress,
      String summary) {}

  /**
   * What people reported about a run that does not go as planned.
   *
   * @param lines each a problem, or a refusal with its reason
   * @param more how many others there are; empty for none
   * @param moreAddress where they are
   */
  public record Reports(List<Report> lines, String more, Literal moreAddress) {}

  /**
   * A problem, or a refusal with its reason.
   *
   * @param task at which task
   * @param address opens the task
   * @param by "Reported by Ana Reyes"; empty where nobody is named, or the headline does
   * @param time when; {@link Moment#NONE} where it is not known, or the headline says it
   * @param html the comment, sanitized; empty where there is none, or it is not for everybody
   */
  public record Report(String task, Literal address, String by, Moment time, String html) {}

  /**
   * The stages of a run, in a line.
   *
   * @param place "Stage 2 of 3: Review"; empty when none is the current one
   * @param steps each stage; none where the run has fewer than two
   */
  public record StageLine(String place, List<Step> steps) {}

  /**
   * A stage among the others.
   *
   * @param title the stage
   * @param state done, current, to come or left out, in a word
   * @param tone the same as colour and icon
   */
  public record Step(String title, String state, Tone tone) {}

  /**
   * What happens next.
   *
   * @param tasks the tasks that are next
   * @param also what is in progress besides, soonest first
   * @param more how many others are in progress; empty for none
   * @param moreAddress where they are
   */
  public record NextSection(List<Next> tasks, List<Also> also, String more, Literal moreAddress) {}

  /**
   * A task that is in progress beside the next one.
   *
   * @param title what is to be done
   * @param address opens the task
   * @param owners who is to do it, as one text
   * @param due "due tomorrow", "3 days late"
   */
  public record Also(String title, Literal address, String owners, String due) {}

  /**
   * The meaning of the data.
   *
   * @param notes the contradictions in it
   * @param outlook whether the run is on time, where the time goes, when it may end
   */
  public record Assessment(List<String> notes, List<Fact> outlook) {}

  /**
   * The answers that belong to no listed task.
   *
   * @param kickoff those of the kick-off form; empty when hidden or none
   * @param loose those of tasks that are not in the response
   */
  public record Forms(List<AnswerLine> kickoff, List<AnswerLine> loose) {}

  /**
   * The sections beside the tasks.
   *
   * @param tags its tags
   * @param files its files; empty when hidden or none
   * @param facts the number, the people, the times a reader asks for
   * @param more the other facts, folded away
   */
  public record Aside(List<TagChip> tags, List<Fact> files, List<Fact> facts, List<Fact> more) {}

  /**
   * The progress bar.
   *
   * @param known whether anything is known of it
   * @param percent 0 to 100
   * @param percentText "42 %"; empty where it would suggest a success
   * @param count "5 of 12 tasks"
   * @param name what a screen reader calls the bar
   * @param tone see {@link Badge#tone}
   */
  public record Bar(
      boolean known, int percent, String percentText, String count, String name, Tone tone) {}

  /**
   * A task that is next.
   *
   * @param title what is to be done
   * @param owners who is to do it; empty when nobody is named
   * @param noOwner said when nobody is named; empty also where the vendor did not send who it is
   * @param named whether the headline says who and how soon
   * @param address opens the task here; empty where it is not among the tasks
   * @param due the deadline
   * @param dueLabel "Due" or "Was due"; empty when there is no deadline
   * @param dueText "Due tomorrow, 17:00 CET" or that there is no deadline
   * @param urgency late, due soon, or nothing
   * @param whose who is to do it, for the part of the page that is theirs
   */
  public record Next(
      String title,
      List<Owner> owners,
      String noOwner,
      boolean named,
      Literal address,
      Moment due,
      String dueLabel,
      String dueText,
      Badge urgency,
      Addressees whose) {}

  /**
   * Somebody who has to act.
   *
   * @param name the name, or "a member" where it is not known
   * @param kind "guest" or "group" in the visitor's language; empty for members
   */
  public record Owner(String name, String kind) {}

  /**
   * The tasks, as far as they were asked for.
   *
   * @param unlisted how many more there are, and why they are not here; empty for none
   * @param none why there is no list; empty when there is one
   * @param ways links to a part of the tasks; none when there are few
   * @param filter the form that asks for a part of them
   * @param found how many were asked for; empty when nobody asked
   * @param everything the address of all; empty when nobody asked for a part
   * @param groups by stage
   */
  public record Tasks(
      String unlisted,
      String none,
      List<Way> ways,
      TaskFilterForm filter,
      String found,
      Literal everything,
      List<Group> groups) {
    /** The same without a word where there is no list, for a page that has said so before. */
    Tasks unsaid() {
      return new Tasks(unlisted, "", ways, filter, found, everything, groups);
    }

    /** Whether there is anything to show. */
    public boolean shown() {
      return !(none.isEmpty() && unlisted.isEmpty() && found.isEmpty() && groups.isEmpty());
    }
  }

  /**
   * A link to a part of the tasks.
   *
   * @param text "3 late"
   * @param address where it leads
   * @param current whether that part is shown now
   */
  public record Way(String text, Literal address, boolean current) {}

  /**
   * The form that asks for a part of the tasks.
   *
   * @param offered whether there is one
   * @param used whether it was used for this page
   * @param show the kind of tasks that stays chosen; empty for all
   * @param text the words looked for, as the visitor wrote them
   * @param people everybody a task waits for by name
   * @param stages the stages; none when the run has none
   */
  public record TaskFilterForm(
      boolean offered,
      boolean used,
      Literal show,
      Literal text,
      List<Option> people,
      List<Option> stages) {
    /** No form. */
    public static final TaskFilterForm NONE =
        new TaskFilterForm(false, false, Literal.NONE, Literal.NONE, List.of(), List.of());
  }

  /**
   * A choice of a form.
   *
   * @param value sent in the address
   * @param text shown to people
   * @param chosen whether it is the one chosen
   */
  public record Option(Literal value, String text, boolean chosen) {}

  /**
   * The tasks of one stage.
   *
   * @param title the stage; empty when the run has no stages
   * @param count "3 of 5 done", or how many
   * @param address opens the stage; empty when it is open
   * @param folded whether its tasks are folded away, since nothing is left to do at them
   * @param tasks those shown, in the order of the plan
   * @param pager the way to the others
   */
  public record Group(
      String title,
      String count,
      Literal address,
      boolean folded,
      List<TaskLine> tasks,
      Pager pager) {}

  /**
   * The way to the tasks before and after those shown.
   *
   * @param name what a screen reader calls it
   * @param place "51–100 of 250"; empty when all are shown
   * @param back what the link to those before says
   * @param previous the address of those before; empty for none
   * @param next the address of those after; empty for none
   */
  public record Pager(String name, String place, String back, Literal previous, Literal next) {
    /** All are shown. */
    public static final Pager NONE = new Pager("", "", "", Literal.NONE, Literal.NONE);
  }

  /**
   * A task in the list.
   *
   * @param title what is to be done
   * @param status where it stands
   * @param urgency late or due soon; empty text when neither
   * @param marks further words: approval, extra task, problem
   * @param owners who is to do it, as one text
   * @param time by when it is to be done, or when it was
   * @param more what is folded away
   * @param whose who is to do it, for the part of the page that is theirs; nobody when nothing is
   *     left to do
   */
  public record TaskLine(
      String title,
      Badge status,
      Badge urgency,
      List<Badge> marks,
      String owners,
      TaskTime time,
      More more,
      Addressees whose) {}

  /**
   * The deadline of a task, or when it was done.
   *
   * @param label what the time means: "Due"; empty where the state says it
   * @param moment the time
   * @param by "by Ana Reyes"; empty while open
   */
  public record TaskTime(String label, Moment moment, String by) {}

  /**
   * The details of a task, folded by default.
   *
   * @param summary "2 of 3 answers and 1 comment"; empty when there is neither
   * @param opened whether it is open from the start
   * @param note the notes of the template on the task, sanitized; empty for none
   * @param answers its form
   * @param comments its comments
   */
  public record More(
      String summary, boolean opened, String note, List<AnswerLine> answers, Comments comments) {}

  /**
   * The comments of a task.
   *
   * @param older how many older ones are left out; empty for none
   * @param olderAddress where they are
   * @param lines the newest, oldest first
   */
  public record Comments(String older, Literal olderAddress, List<CommentLine> lines) {}

  /**
   * A form field and its answer, which is in one of the parts.
   *
   * @param label the question
   * @param text text; also for a missing answer, or a note on a table
   * @param html sanitized formatted text
   * @param items several values
   * @param head the columns of a table
   * @param rows the rows of a table
   */
  public record AnswerLine(
      String label,
      String text,
      String html,
      List<String> items,
      List<String> head,
      List<List<String>> rows) {}

  /**
   * A comment.
   *
   * @param mark problem or resolved; empty text for a remark
   * @param author who wrote it
   * @param written when
   * @param html its text, sanitized
   */
  public record CommentLine(Badge mark, String author, Moment written, String html) {}

  /**
   * A tag.
   *
   * @param title its name
   * @param color {@code #rrggbb} of its dot; empty for none
   */
  public record TagChip(String title, Literal color) {}
}
