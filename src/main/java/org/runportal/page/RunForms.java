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
import org.runportal.web.TenantPages;

/** The forms a run is shown in, by what their addresses end with: three pages and the formats. */
@ApplicationScoped
public class RunForms implements TenantPages {
  /** Where {@link RunServlet} stands; the address follows, without the tenant. */
  private static final String SERVLET = "/-/run";

  private final RunPage page;
  private final ChartPage chart;
  private final FactsPage facts;
  private final FormatAnswer answer;
  private final List<RunFormat> formats;

  @Inject
  RunForms(
      RunPage page,
      ChartPage chart,
      FactsPage facts,
      FormatAnswer answer,
      Instance<RunFormat> formats) {
    this(page, chart, facts, answer, formats.stream().toList());
  }

  private RunForms(
      RunPage page,
      ChartPage chart,
      FactsPage facts,
      FormatAnswer answer,
      List<RunFormat> formats) {
    this.page = page;
    this.chart = chart;
    this.facts = facts;
    this.answer = answer;
    this.formats = formats;
  }

  @Override
  public Optional<String> servletFor(String path) {
    return RunAddress.parse(path)
        .filter(address -> address.home().isEmpty())
        .filter(
            address ->
                address.isPage()
                    || address.isChart()
                    || address.isFacts()
                    || format(address).isPresent())
        .map(address -> SERVLET + address);
  }

  /** Which run is asked for, and in which form, once {@link #servletFor} has been followed. */
  static Optional<RunAddress> asked(HttpServletRequest request) {
    return Optional.ofNullable(request.getPathInfo()).flatMap(RunAddress::parse);
  }

  /** Answers with the run in the form that was asked for. */
  void show(
      RunAddress asked, LoadedRun run, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (asked.isPage()) {
      page.show(run, request, response);
    } else if (asked.isChart()) {
      chart.show(run, request, response);
    } else if (asked.isFacts()) {
      facts.show(run, request, response);
    } else {
      answer.show(format(asked).orElseThrow(), run, request, response);
    }
  }

  private Optional<RunFormat> format(RunAddress address) {
    return formats.stream().filter(format -> format.suffix().equals(address.form())).findFirst();
  }
}
