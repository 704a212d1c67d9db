package org.runportal.page;

import java.util.Optional;
import org.runportal.run.RunId;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;

/**
 * The address of a run: {@code /{tenant}/runs/{run}}, which is in e-mails for years, and below it
 * the other forms of the same run ({@code /chart}, {@code .txt}). Only this class knows this path.
 *
 * @param home the part before it: the path of the tenant's home page
 * @param run the id of the run
 * @param form the part after the id; empty for the run page
 */
public record RunAddress(String home, RunId run, String form) {
  /** The form that is the run page. */
  static final String PAGE = "";

  /** The form that is the chart. */
  static final String CHART = "/chart";

  /** The form that is the page of other facts. */
  static final String FACTS = "/facts";

  private static final String RUNS = "/runs/";

  /**
   * The run page.
   *
   * @param root the path of the portal on its host; empty for none
   */
  static RunAddress of(String root, Tenant tenant, RunId run) {
    return new RunAddress(root + "/" + tenant.id(), run, PAGE);
  }

  /** Parses a path; empty if it is not the address of a run. */
  static Optional<RunAddress> parse(String path) {
    int at = path.indexOf(RUNS);
    int id = at + RUNS.length();
    return at < 0
        ? Optional.empty()
        : RunId.at(path, id)
            .map(
                run ->
                    new RunAddress(
                        path.substring(0, at), run, path.substring(id + run.value().length())));
  }

  /**
   * Finds the first address of a run in a longer text, such as a link.
   *
   * @return home has only its last part, which is the id of the tenant
   */
  static Optional<RunAddress> firstIn(String text) {
    for (int at = text.indexOf(RUNS); at >= 0; at = text.indexOf(RUNS, at + 1)) {
      int home = text.lastIndexOf('/', at - 1);
      int id = at + RUNS.length();
      Optional<RunId> run =
          RunId.at(text, id).filter(found -> isEnd(text, id + found.value().length()));
      if (home >= 0
          && run.isPresent()
          && TenantId.parse(text.substring(home + 1, at)).isPresent()) {
        return Optional.of(new RunAddress(text.substring(home, at), run.get(), PAGE));
      }
    }
    return Optional.empty();
  }

  /** Whether an id ends at a position, rather than a longer word. */
  static boolean isEnd(String text, int at) {
    return at == text.length()
        || (text.charAt(at) != '%' && !Character.isLetterOrDigit(text.codePointAt(at)));
  }

  /** The id of the tenant in an address found in a text. */
  String tenant() {
    return home.substring(home.lastIndexOf('/') + 1);
  }

  /** The page of another run of the same tenant. */
  RunAddress of(RunId other) {
    return new RunAddress(home, other, PAGE);
  }

  /** The same run in another form. */
  RunAddress in(String other) {
    return new RunAddress(home, run, other);
  }

  /** The chart of the run. */
  RunAddress chart() {
    return in(CHART);
  }

  /** The page of other facts. */
  RunAddress facts() {
    return in(FACTS);
  }

  @Override
  public String toString() {
    return home + RUNS + run + form;
  }
}
