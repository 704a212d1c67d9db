package org.runportal.sandbox.story;

import static org.runportal.sandbox.story.TaskDraft.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The everyday runs of the organization beside the {@link Stories}: computed from their number
 * whenever they are asked for, never random, none of them written down. A run's number says its
 * template, who works on it and how it went; its dates are counted from today.
 */
final class Population {
  /** How many there are. */
  static final int SIZE = 2_400;

  /** The last of them was launched so many days ago, the first yesterday. */
  private static final int DAYS = 400;

  private static final int FIRST_NUMBER = 10_000;
  private static final int ID_LENGTH = 32;

  /** The question of every kick-off form. */
  private static final String PRIORITY = "Priority";

  private static final List<String> PRIORITIES = List.of("Normal", "High");
  private static final Question ORDINARY = Question.radio(PRIORITY, PRIORITIES, "Normal");
  private static final Question URGENT = Question.radio(PRIORITY, PRIORITIES, "High");

  /** A step of every template, shown in urgent runs only. */
  private static final String EXTRA_STEP = "Inform the management";

  /**
   * A kind of work.
   *
   * @param subjects what it is about; two of them make a name
   * @param steps what is to be done, in its order
   * @param daysForEach how long a step may take
   * @param folder where its runs are filed
   */
  private record Work(
      Template template,
      List<String> subjects,
      List<String> steps,
      int daysForEach,
      Folder folder) {}

  private static final List<String> COMPANIES =
      List.of(
          "Harbour Foods",
          "Northwind Mills",
          "Lindqvist AB",
          "Casa Verde",
          "Brightwater",
          "Kessler Metall",
          "Delta Print",
          "Ostrava Glass",
          "Fjord Cargo",
          "Sahel Textiles",
          "Maple & Sons",
          "Atelier Roux",
          "Orion Labs",
          "Pine Street Bakery",
          "Tejo Logistics",
          "Quarry Stone",
          "Blue Heron",
          "Vega Solar",
          "Hanse Optik",
          "Iron Bridge");

  private static final List<String> PLACES =
      List.of(
          "Berlin", "Porto", "Leeds", "Lyon", "Gdańsk", "Malmö", "Bilbao", "Graz", "Cork", "Turin",
          "Utrecht", "Brno", "Aarhus", "Ghent", "Tartu", "Zadar", "Basel");

  private static final List<Work> WORKS =
      List.of(
          work(
              401,
              "Customer onboarding",
              COMPANIES,
              4,
              "Customers",
              "Kick-off call",
              "Collect documents",
              "Set up the account",
              "Train the users",
              "Hand over to support"),
          work(
              402,
              "Invoice dispute",
              COMPANIES,
              3,
              "Finance",
              "Check the claim",
              "Ask the supplier",
              "Decide",
              "Correct the books"),
          work(
              403,
              "Contract renewal",
              COMPANIES,
              6,
              "Legal",
              "Review the terms",
              "Negotiate",
              "Legal check",
              "Sign",
              "File the contract"),
          work(
              404,
              "Site inspection",
              PLACES,
              5,
              "Sites",
              "Agree on a date",
              "Visit the site",
              "Write the report",
              "Follow up the findings"),
          work(
              405,
              "New supplier check",
              COMPANIES,
              4,
              "Procurement",
              "Request the papers",
              "Check sanctions lists",
              "Rate the risk",
              "Approve"),
          work(
              406,
              "Store opening",
              PLACES,
              9,
              "Sites",
              "Sign the lease",
              "Fit out",
              "Hire the team",
              "Deliver the first goods",
              "Inspect",
              "Open the doors"),
          work(
              407,
              "Return and refund",
              COMPANIES,
              2,
              "Customers",
              "Receive the goods",
              "Inspect the goods",
              "Refund"),
          work(
              408,
              "Vehicle service",
              PLACES,
              3,
              "Fleet",
              "Book the workshop",
              "Bring the vehicle",
              "Check the bill"),
          work(
              409,
              "Access request",
              PLACES,
              1,
              "IT",
              "Confirm with the manager",
              "Grant the access",
              "Tell the person"),
          work(
              410,
              "Product complaint",
              COMPANIES,
              4,
              "Quality",
              "Take the complaint",
              "Examine the sample",
              "Find the cause",
              "Answer the customer",
              "Prevent it"),
          work(
              411,
              "Tender",
              PLACES,
              7,
              "Sales",
              "Read the tender",
              "Calculate",
              "Write the offer",
              "Check the offer",
              "Submit"),
          work(
              412,
              "Budget approval",
              PLACES,
              5,
              "Finance",
              "Collect the figures",
              "Review",
              "Approve",
              "Publish"));

  private static final List<Tag> TAGS =
      List.of(
          new Tag("Urgent", "#c92a2a"), new Tag("Key account", "#1864ab"),
          new Tag("Pilot", "#2b8a3e"), new Tag("External", "#e67700"));

  private Population() {}

  /** The run of that id, if it is one of them. */
  static Optional<Story> story(String id, Now now) {
    if (id.length() != ID_LENGTH || !id.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
      return Optional.empty();
    }
    int number = Integer.parseInt(id, 0, 4, 16);
    return number < SIZE && id(number).equals(id)
        ? Optional.of(story(number, now))
        : Optional.empty();
  }

  /** All of them, the newest first. */
  static List<Story> allAt(Now now) {
    List<Story> all = new ArrayList<>(SIZE);
    for (int number = 0; number < SIZE; number++) {
      all.add(story(number, now));
    }
    return all;
  }

  /** One run of each template. */
  static Stream<Story> ofEachTemplate(Now now) {
    return WORKS.stream()
        .map(
            work ->
                IntStream.range(0, SIZE)
                    .filter(number -> WORKS.get(mixed(number, 1, WORKS.size())) == work)
                    .findFirst()
                    .orElseThrow())
        .map(number -> story(number, now));
  }

  /** The number can be read from it. */
  private static String id(int number) {
    return String.format(Locale.ROOT, "%04x", number) + Id.of("population/" + number).substring(4);
  }

  private static Story story(int number, Now now) {
    Work work = WORKS.get(mixed(number, 1, WORKS.size()));
    int launched = -1 - number * DAYS / SIZE;
    String minute = String.format(Locale.ROOT, "%02d", mixed(number, 2, 60));
    boolean urgent = mixed(number, 14, 4) == 0;
    StoryDraft draft =
        new StoryDraft(
                id(number),
                FIRST_NUMBER + SIZE - number,
                work.template(),
                name(work, number),
                member(number, 3),
                now.day(launched, "0" + (7 + mixed(number, 4, 3)) + ":" + minute))
            .owner(member(number, 5))
            .folders(work.folder())
            .kickOff(urgent ? URGENT : ORDINARY)
            .rule(StepRule.showsForKickOff(EXTRA_STEP, PRIORITY, "equals", "High"))
            .inTurn();
    if (mixed(number, 6, 3) == 0) {
      draft.tags(TAGS.get(mixed(number, 7, TAGS.size())));
    }
    int end = launched + work.daysForEach() * work.steps().size();
    if (mixed(number, 8, 2) == 0 && end != 0) {
      draft.due(now.day(end, "17:00"));
    }
    // most are done in their time; some hang for months
    boolean hangs = mixed(number, 9, 12) == 0;
    int done = hangs ? mixed(number, 10, work.steps().size()) : work.steps().size();
    boolean complete = place(draft, work, number, launched, done, hangs, urgent, now);
    if (complete && launched < -DAYS / 2) {
      draft.archived(now.day(Math.min(-1, end + 30), "06:00"));
    } else if (hangs && mixed(number, 11, 9) == 0) {
      draft.openIssue();
    }
    return draft.build();
  }

  /** Places the steps, one after another; a step is done when its turn is past. */
  private static boolean place(
      StoryDraft draft,
      Work work,
      int number,
      int launched,
      int done,
      boolean hangs,
      boolean urgent,
      Now now) {
    List<TaskDraft> tasks = new ArrayList<>();
    int day = launched;
    boolean open = false;
    for (int step = 0; step < work.steps().size(); step++) {
      Member owner = member(number, 20 + step);
      int due = day + work.daysForEach();
      int finished = day + 1 + mixed(number, 40 + step, work.daysForEach() + 1);
      TaskDraft task = task(work.steps().get(step)).due(now.day(due == 0 ? 1 : due, "17:00"));
      if (mixed(number, 60 + step, 9) == 0) {
        task.by(Directory.GROUPS.get(mixed(number, 70 + step, Directory.GROUPS.size())));
      } else if (mixed(number, 60 + step, 23) != 1) {
        task.by(owner);
      }
      if (!open && step < done && finished < 0) {
        task.done(owner, now.day(finished, "15:10"));
        day = finished;
      } else if (!open) {
        open = true;
        task.begun(now.day(Math.min(day, -1), "15:10"));
        if (hangs && mixed(number, 12, 4) == 0) {
          task.problem(owner, now.day(-1, "11:00"), "<p>Nobody answers.</p>");
        }
        day = due;
      } else {
        day = due;
      }
      tasks.add(task);
    }
    draft.withoutStage(tasks.toArray(TaskDraft[]::new));
    draft.withoutStage(extra(number, urgent, open, day, now));
    return !open;
  }

  /** A step that only urgent runs have; it is done with the last of the others. */
  private static TaskDraft extra(int number, boolean urgent, boolean open, int day, Now now) {
    TaskDraft extra = task(EXTRA_STEP).by(member(number, 15));
    if (!urgent) {
      return extra.skipped();
    }
    return open
        ? extra.due(now.day(day == 0 ? 1 : day, "17:00"))
        : extra.done(member(number, 15), now.day(day, "16:00"));
  }

  private static String name(Work work, int number) {
    String subject = work.subjects().get(mixed(number, 13, work.subjects().size()));
    return work.template().title() + " – " + subject + " " + (FIRST_NUMBER + SIZE - number);
  }

  private static Member member(int number, int purpose) {
    return Directory.MEMBERS.get(mixed(number, purpose, Directory.MEMBERS.size()));
  }

  /** A number below a bound that looks like no other's, and is always the same. */
  private static int mixed(int number, int purpose, int bound) {
    long mixed = number * 0x9E3779B97F4A7C15L + purpose * 0xD1B54A32D192ED03L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return (int) Long.remainderUnsigned(mixed ^ (mixed >>> 31), bound);
  }

  private static Work work(
      int number, String title, List<String> subjects, int days, String folder, String... steps) {
    return new Work(
        new Template(number, title, "", SIZE / 12, null),
        subjects,
        List.of(steps),
        days,
        new Folder(folder, number - 400, SIZE / 12));
  }
}
