package org.runportal.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.primefaces.model.timeline.TimelineEvent;
import org.primefaces.model.timeline.TimelineGroup;
import org.primefaces.model.timeline.TimelineModel;
import org.runportal.tenant.CurrentTenant;

/** The chart page: looks the run up, then draws it or answers with the page of the failure. */
@Named
@RequestScoped
public class ChartPage {
  private final RunLoader door;
  private final CurrentTenant tenant;
  private final ChartPresenter charts;

  private String id;
  private ChartView chart;

  /** For the CDI proxy. */
  protected ChartPage() {
    this(null, null, null);
  }

  @Inject
  ChartPage(RunLoader door, CurrentTenant tenant, ChartPresenter charts) {
    this.door = door;
    this.tenant = tenant;
    this.charts = charts;
  }

  /** The id in the address. */
  public String getId() {
    return id;
  }

  /** Set by the view from the address. */
  public void setId(String id) {
    this.id = id;
  }

  /** Looks the run up before anything is rendered. */
  public void open() throws IOException {
    door.open(id).ifPresent(answer -> chart = charts.of(tenant.require(), answer));
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
    for (ChartView.Stage stage : chart.stages()) {
      TimelineGroup<String> group = new TimelineGroup<>(stage.key(), stage.title());
      group.setSubgroupOrder("subgroup");
      timeline.addGroup(group);
    }
    int number = 0;
    for (ChartView.Bar bar : chart.bars()) {
      number++;
      timeline.add(
          TimelineEvent.<String>builder()
              .id("b" + number)
              .group(bar.stage())
              .subgroup(String.valueOf(bar.lane()))
              .data(bar.text())
              .styleClass("bar bar-" + bar.kind() + " bar-" + bar.tone())
              .startDate(bar.from())
              .endDate(bar.to())
              .build());
    }
    return timeline;
  }
}
