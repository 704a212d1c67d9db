package org.runportal.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.primefaces.model.timeline.TimelineEvent;
import org.primefaces.model.timeline.TimelineGroup;
import org.primefaces.model.timeline.TimelineModel;

/** The chart page: its view prints what this made of the run before. */
@Named
@RequestScoped
public class ChartPage {
  private static final String VIEW = "/WEB-INF/views/chart.xhtml";

  private final ChartPresenter charts;

  private ChartView chart;

  @Inject
  ChartPage(ChartPresenter charts) {
    this.charts = charts;
  }

  void show(LoadedRun loaded, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    chart = charts.of(loaded);
    request.getRequestDispatcher(VIEW).forward(request, response);
  }

  /** The chart, ready to print. */
  public ChartView chart() {
    return chart;
  }

  /**
   * The bars as {@code p:timeline} takes them. A task is a subgroup: its bars lie on one line, and
   * the number of the line puts them in the order of the plan.
   */
  public TimelineModel<String, String> timeline() {
    TimelineModel<String, String> timeline = new TimelineModel<>();
    for (ChartView.Stage stage : chart.drawing().stages()) {
      TimelineGroup<String> group = new TimelineGroup<>(stage.key().value(), stage.title());
      group.setSubgroupOrder("subgroup");
      timeline.addGroup(group);
    }
    int number = 0;
    for (ChartView.Bar bar : chart.drawing().bars()) {
      number++;
      timeline.add(
          TimelineEvent.<String>builder()
              .id("b" + number)
              .group(bar.stage().value())
              .subgroup(String.valueOf(bar.lane()))
              .data(bar.text())
              .styleClass("bar bar-" + bar.kind().value() + " bar-" + bar.tone().css())
              .startDate(bar.from())
              .endDate(bar.to())
              .build());
    }
    return timeline;
  }
}
