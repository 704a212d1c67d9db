package org.runportal.page;

import java.util.Optional;
import org.runportal.run.RunId;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;

/**
 * The address of a run: {@code /{tenant}/runs/{run}}, which stands in sent mails for years, and
 * below it the other forms of the same run ({@code /chart}, {@code .txt}). The one class that knows
 * this path.
 *
 * @param home what comes before: the path of the tenant's home page
 * @param run whose address it is
 * @param form what comes after the id; empty for the run page
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

  /** The address in a path that is one, whatever its form. */
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
   * The first address of a run in a longer text, such as a whole link.
   *
   * @return home is the last part of it alone, which names the tenant
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

  /** Whether an id ends here, and not a word that goes on with other letters. */
  static boolean isEnd(String text, int at) {
    return at == text.length()
        || (text.charAt(at) != '%' && !Character.isLetterOrDigit(text.codePointAt(at)));
  }

  /** The name of the tenant in an address found in a text. */
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

  /** What else the vendor told of the run. */
  RunAddress facts() {
    return in(FACTS);
  }

  @Override
  public String toString() {
    return home + RUNS + run + form;
  }
}
