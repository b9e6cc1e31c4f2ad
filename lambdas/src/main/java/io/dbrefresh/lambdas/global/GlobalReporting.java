package io.dbrefresh.lambdas.global;

import io.dbrefresh.statemachine.step.StepRequest;

/** What the request of a reporting step is about. */
final class GlobalReporting {
  private GlobalReporting() {}

  static GlobalReports of(StepRequest request) {
    return new GlobalReports(
        request.run(),
        GlobalHandler.input(request),
        GlobalHandler.findPlan(request),
        request.results(),
        request.failure());
  }
}
