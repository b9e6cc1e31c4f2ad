package io.dbrefresh.local.stepfunctions;

import io.dbrefresh.local.asl.task.TaskTokens;
import io.dbrefresh.local.lambda.Functions;
import io.dbrefresh.local.time.Timeline;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;

/** What the service is made of. All of it is used on the timeline's event thread only. */
final class Parts {
  final Timeline timeline;
  final RegionIntegrations integrations;
  final Executions executions;
  final StateMachineOperations machineOperations;
  final ExecutionOperations executionOperations;
  final TaskOperations tasks;
  final VersionOperations versions;
  final AliasOperations aliases;
  final ValidationOperations validation;
  final Trials trials;
  final MapRunOperations mapRuns;
  final ActivityOperations activities;
  final TagOperations tags;

  Parts(
      Timeline timeline,
      Shelf machineShelf,
      ExecutionStore store,
      Functions functions,
      Arns arns,
      RandomGenerator random) {
    this.timeline = timeline;
    TaskTokens tokens = new TaskTokens();
    Activities known = new Activities(machineShelf, tokens);
    activities = new ActivityOperations(known, arns, timeline);
    integrations = new RegionIntegrations(functions, timeline, tokens, arns.region());
    integrations.callActivities(known);
    Machines machines = new Machines(machineShelf, arns, integrations);
    executions = new Executions(timeline, machines, arns, store, random);
    integrations.addAll(executions, arns.region());
    tags = new TagOperations(machines, arns);
    versions = new VersionOperations(machines, arns, timeline.clock());
    aliases = new AliasOperations(machines, arns, timeline.clock());
    machineOperations =
        new StateMachineOperations(machines, executions, versions, arns, timeline.clock());
    executionOperations = new ExecutionOperations(machines, executions, arns, timeline.clock());
    mapRuns = new MapRunOperations(executions, arns);
    tasks = new TaskOperations(tokens);
    validation = new ValidationOperations(machines);
    trials = new Trials(timeline, integrations, arns, random);
  }

  /** Runs {@code operation} on the event thread. */
  <T> T call(Callable<T> operation) {
    return timeline.call(operation);
  }
}
