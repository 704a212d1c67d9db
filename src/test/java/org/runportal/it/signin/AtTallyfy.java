package org.runportal.it.signin;

import org.runportal.tallyfy.TallyfyStub;

/** Who the people of the company are at Tallyfy, and what waits for them there. */
final class AtTallyfy {
  /** A run in which Ana, her group Sales, and Uma have a task each. */
  static final String LEASE = "lease";

  private static final String ANA = "{\"users\":[7]}";
  private static final String SALES = "{\"users\":[],\"groups\":[\"sales\"]}";
  private static final String UMA = "{\"users\":[8]}";
  private static final String CY = "{\"users\":[9]}";
  private static final String INES = "{\"users\":[],\"guests\":[\"ines@harbour.example\"]}";

  private AtTallyfy() {}

  static void answers(TallyfyStub vendor, String place) {
    vendor.answers(
        place + "users",
        list(
            "{\"id\":7,\"email\":\"Ana@company.example\",\"full_name\":\"Ana Reyes\"}",
            "{\"id\":8,\"email\":\"uma@company.example\",\"full_name\":\"Uma Rao\"}",
            "{\"id\":9,\"email\":\"cy.new@company.example\",\"full_name\":\"Cy Okafor\"}"));
    vendor.answers(place + "groups", list("{\"id\":\"sales\",\"name\":\"Sales\",\"members\":[7]}"));
    vendor.answers(
        place + "guests",
        list("{\"email\":\"ines@harbour.example\",\"first_name\":\"Ines\",\"last_name\":\"D\"}"));
    // whatever is asked for: what is not theirs is for the portal to leave out
    vendor.answers(
        place + "tasks",
        list(
            task("Sign the lease", ANA, ""),
            task("Call the landlord", SALES, ",\"deadline\":\"2099-03-10T16:00:00Z\""),
            task("Pay the deposit", UMA, ""),
            task("Count the stock", CY, ""),
            task("Send the papers", INES, ""),
            task("Severance talk", ANA, ",\"top_secret\":true"),
            task("Dropped step", ANA, ",\"hidden\":true").replace("in-progress", "auto-skipped")));
    vendor.answers(
        place + "runs",
        list(
            "{\"id\":\"lease\",\"name\":\"Lease of the hall\",\"status\":\"active\",\"collaborators\":[7,8]}",
            "{\"id\":\"stock\",\"name\":\"Stocktaking\",\"status\":\"active\",\"collaborators\":[9]}",
            "{\"id\":\"payroll\",\"name\":\"Payroll\",\"status\":\"active\",\"collaborators\":[8]}"));
    vendor.answers(
        place + "runs/" + LEASE,
        TallyfyStub.json(
            "{\"data\":{\"id\":\"lease\",\"name\":\"Lease of the hall\",\"status\":\"active\",\"tasks\":{\"data\":["
                + String.join(
                    ",",
                    task("Sign the lease", ANA, ""),
                    task("Call the landlord", SALES, ""),
                    task("Pay the deposit", UMA, ""),
                    task("Severance talk", ANA, ",\"top_secret\":true"))
                + "]},\"next_task\":{\"data\":["
                + task("Sign the lease", ANA, "")
                + "]}}}"));
  }

  private static String task(String title, String owners, String more) {
    String id = title.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
    return ("{\"id\":\"%s\",\"title\":\"%s\",\"status\":\"in-progress\",\"owners\":%s,\"run_id\":\"lease\","
            + "\"run\":{\"data\":{\"id\":\"lease\",\"name\":\"Lease of the hall\",\"status\":\"active\"}}%s}")
        .formatted(id, title, owners, more);
  }

  private static TallyfyStub.Script list(String... rows) {
    return TallyfyStub.json("{\"data\":[" + String.join(",", rows) + "]}");
  }
}
