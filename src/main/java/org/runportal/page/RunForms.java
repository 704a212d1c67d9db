package org.runportal.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The forms a run is shown in, by what their addresses end with: three pages and the formats. */
@ApplicationScoped
public class RunForms {
  private final List<Form> forms;

  /** One form, and what answers with a run in it. */
  private record Form(String suffix, Answer answer) {}

  /** Answers with a run in one form. */
  @FunctionalInterface
  private interface Answer {
    void show(LoadedRun run, HttpServletRequest request, HttpServletResponse response)
        throws ServletException, IOException;
  }

  @Inject
  RunForms(
      RunPage page,
      ChartPage chart,
      FactsPage facts,
      FormatAnswer answer,
      Instance<RunFormat> formats) {
    Stream<Form> pages =
        Stream.of(
            new Form(RunAddress.PAGE, page::show),
            new Form(RunAddress.CHART, chart::show),
            new Form(RunAddress.FACTS, facts::show));
    Stream<Form> others =
        formats.stream()
            .map(
                format ->
                    new Form(
                        format.suffix(),
                        (run, request, response) -> answer.show(format, run, request, response)));
    forms = Stream.concat(pages, others).toList();
  }

  /**
   * Which run is asked for, and in which form.
   *
   * @param path the path after the tenant
   * @return empty if it is not the address of a run in a form there is
   */
  Optional<RunAddress> asked(String path) {
    return RunAddress.parse(path)
        .filter(address -> address.home().isEmpty())
        .filter(address -> form(address).isPresent());
  }

  /** Answers with the run in the form that was asked for. */
  void show(
      RunAddress asked, LoadedRun run, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    form(asked).orElseThrow().answer().show(run, request, response);
  }

  private Optional<Form> form(RunAddress address) {
    return forms.stream().filter(form -> form.suffix().equals(address.form())).findFirst();
  }
}
