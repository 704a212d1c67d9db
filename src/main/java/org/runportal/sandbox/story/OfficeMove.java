package org.runportal.sandbox.story;

import static org.runportal.sandbox.story.Directory.DIEGO;
import static org.runportal.sandbox.story.Directory.FACILITIES;
import static org.runportal.sandbox.story.Directory.JONAS;
import static org.runportal.sandbox.story.Directory.LENA;
import static org.runportal.sandbox.story.Directory.OISIN;
import static org.runportal.sandbox.story.Directory.PAUL;
import static org.runportal.sandbox.story.Directory.SERVICE_DESK;
import static org.runportal.sandbox.story.TaskDraft.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A big run: 60 tasks in 6 stages, 24 done, four in progress, one of them late since yesterday. */
final class OfficeMove {
  private static final Template TEMPLATE =
      new Template(319, "Office move", "<p>One building to another in two months.</p>", 2, null);
  private static final int DONE = 24;
  private static final int BEGUN = 4;
  private static final List<Member> PEOPLE = List.of(OISIN, JONAS, LENA, DIEGO);

  private OfficeMove() {}

  static Story story(String id, Now now) {
    StoryDraft story =
        new StoryDraft(
                id, 5102, TEMPLATE, "Office move – Speicherstraße 8", OISIN, now.day(-30, "09:15"))
            .summary("<p>220 desks, one weekend.</p>")
            .starred()
            .due(now.day(38, "17:00"))
            .sharedWith(FACILITIES, SERVICE_DESK)
            .detail("cost_center", "CC-7700")
            .tags(new Tag("Facilities", "#5d4037"), new Tag("Whole company", "#00ff00"))
            .folders(new Folder("Facilities", 4, 2))
            .watchedBy(LENA, "chilled")
            .watchedBy(PAUL, "chilled");
    int position = 0;
    for (Map.Entry<String, List<String>> stage : plan().entrySet()) {
      List<TaskDraft> drafts = new ArrayList<>();
      for (String title : stage.getValue()) {
        position++;
        drafts.add(step(title, position, now));
      }
      story.stage(stage.getKey(), drafts.toArray(TaskDraft[]::new));
    }
    return story.build();
  }

  private static TaskDraft step(String title, int position, Now now) {
    Member owner = PEOPLE.get(position % PEOPLE.size());
    TaskDraft step = task(title).by(owner);
    if (position % 9 == 0) {
      step.by(PAUL);
    }
    if (position % 7 == 0) {
      step.by(SERVICE_DESK);
    }
    if (position <= DONE) {
      return step.due(now.day(position - DONE - 2, "17:00"))
          .done(owner, now.day(position - DONE - 3, "11:30"));
    }
    // the first open task is late, all others are due from the day after tomorrow on
    step.due(position == DONE + 1 ? now.day(-1, "17:00") : now.day(position - DONE, "17:00"));
    return position <= DONE + BEGUN ? step.begun(now.day(-2, "11:30")) : step;
  }

  private static Map<String, List<String>> plan() {
    Map<String, List<String>> plan = new LinkedHashMap<>();
    plan.put(
        "Lease",
        List.of(
            "Measure the new floors",
            "Compare three offers",
            "Negotiate the lease",
            "Check fire safety papers",
            "Check the lift's load",
            "Approve the budget",
            "Sign the lease",
            "Insure the building",
            "Give notice for the old office",
            "Announce the move"));
    plan.put(
        "Floor plan",
        List.of(
            "Ask the teams for wishes",
            "Draw the floor plan",
            "Plan quiet rooms",
            "Plan the canteen",
            "Plan sockets and cables",
            "Check escape routes",
            "Check wheelchair access",
            "Show the plan to the works council",
            "Correct the plan",
            "Release the plan"));
    plan.put(
        "Building work",
        List.of(
            "Choose the builder",
            "Take out old carpets",
            "Paint the walls",
            "Lay new carpets",
            "Fit glass partitions",
            "Fit kitchen",
            "Fit lights",
            "Test the air conditioning",
            "Clean after the builders",
            "Accept the building work"));
    plan.put(
        "Network and devices",
        List.of(
            "Order the internet line",
            "Move phone numbers",
            "Lay network cables",
            "Set up the server room",
            "Set up wireless network",
            "Install printers",
            "Install meeting room screens",
            "Set up key cards",
            "Test emergency power",
            "Dry run with ten desks"));
    plan.put(
        "Moving weekend",
        List.of(
            "Book the movers",
            "Hand out boxes",
            "Label desks and chairs",
            "Pack the archive",
            "Pack the kitchen",
            "Switch off servers",
            "Load lorries",
            "Unload lorries",
            "Switch on servers",
            "Set up desks"));
    plan.put(
        "After the move",
        List.of(
            "Help desk in the lobby",
            "Collect lost things",
            "Repair scratches",
            "Return old keys",
            "Hand over the old office",
            "Change address with authorities",
            "Change address on the website",
            "Tell customers and vendors",
            "Pay the movers",
            "Opening party"));
    return plan;
  }
}
