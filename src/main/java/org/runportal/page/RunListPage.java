package org.runportal.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.runportal.run.Failure;
import org.runportal.run.RunListLookup;
import org.runportal.run.RunListQuery;
import org.runportal.run.RunLists;
import org.runportal.tenant.Tenant;

/** The list on a tenant's page: loaded before the page is drawn. */
@Named
@RequestScoped
public class RunListPage {
  /** A lookup ends by itself before that, unless we made a mistake. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private final RunLists lists;
  private final RunListPresenter presenter;

  private RunListView view;

  @Inject
  RunListPage(RunLists lists, RunListPresenter presenter) {
    this.lists = lists;
    this.presenter = presenter;
  }

  void load(Tenant tenant, HttpServletRequest request) {
    RunListChoice choice = RunListChoice.of(request.getParameterMap());
    RunListLookup lookup =
        await(
            lists.find(tenant, presenter.query(tenant, choice)).toCompletableFuture(),
            tenant.limits().total().plus(MARGIN));
    view =
        presenter.of(
            tenant,
            request.getContextPath() + "/" + tenant.id(),
            choice,
            lookup,
            lists.atHand(tenant, RunListQuery.NEWEST));
  }

  private static RunListLookup await(Future<RunListLookup> lookup, Duration longest) {
    try {
      return lookup.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new RunListLookup.Failed(Failure.TIMED_OUT, Optional.empty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new RunListLookup.Failed(Failure.TIMED_OUT, Optional.empty());
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    }
  }

  /** Whether the page has a list. */
  public boolean isShown() {
    return view != null;
  }

  /** The list, ready to print. */
  public RunListView view() {
    return view;
  }
}
