package org.runportal.cache;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.runportal.run.Failure;
import org.runportal.run.Fetched;
import org.runportal.run.Identity;
import org.runportal.run.Question;
import org.runportal.run.TaskList;
import org.runportal.run.TaskListLookup;
import org.runportal.run.TaskListSource;
import org.runportal.run.TaskLists;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.Visitors;

/** The cache of lists of tasks, each found by whom the tasks wait for. */
@ApplicationScoped
public class CachedTaskLists implements TaskLists {
  private final CachedLists<Identity, TaskList> lists;

  /**
   * @param memory shared by all tenants
   * @param visitors the client of a request
   * @param source called when no list is fresh
   * @param limits the tenants' call limits
   * @param clock for the age of lists
   */
  @Inject
  public CachedTaskLists(
      CopyMemory memory, Visitors visitors, TaskListSource source, CallLimits limits, Clock clock) {
    this.lists =
        new CachedLists<>(
            memory,
            visitors,
            limits,
            clock,
            new CachedLists.Asking<>(Question.OfTaskList::new, source::fetch));
  }

  @Override
  public CompletionStage<TaskListLookup> find(Tenant tenant, Identity who) {
    return lists.find(tenant, who).answer().thenApply(CachedTaskLists::lookup);
  }

  private static TaskListLookup lookup(Lookup<TaskList> lookup) {
    if (lookup instanceof Lookup.Found<TaskList> found) {
      return held(found.answer(), Optional.empty());
    }
    if (lookup instanceof Lookup.Refreshing<TaskList> held) {
      return held(held.answer(), Optional.empty());
    }
    if (lookup instanceof Lookup.Old<TaskList> old) {
      return held(old.answer(), Optional.of(old.failure()));
    }
    return TaskListLookup.failed(((Lookup.Failed<TaskList>) lookup).failure());
  }

  private static TaskListLookup held(Fetched.Read<TaskList> answer, Optional<Failure> failure) {
    return new TaskListLookup(Optional.of(answer.value()), Optional.of(answer.asOf()), failure);
  }
}
