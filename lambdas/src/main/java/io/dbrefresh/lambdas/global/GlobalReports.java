package io.dbrefresh.lambdas.global;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.report.Ending;
import io.dbrefresh.statemachine.global.GlobalPlan;
import io.dbrefresh.statemachine.step.Run;
import io.dbrefresh.statemachine.step.StepFailure;
import java.util.Optional;

/**
 * What the record and the message are about. A run that was refused has no plan; then its input's
 * own words are told.
 *
 * @param input what was asked for, with the table and the topic
 * @param results what the finished steps answered, by state
 * @param failure empty for a completed run
 */
record GlobalReports(
    Run run,
    ObjectNode input,
    Optional<GlobalPlan> plan,
    ObjectNode results,
    Optional<StepFailure> failure) {

  String globalCluster() {
    return word("globalCluster");
  }

  String operation() {
    return word("operation");
  }

  String to() {
    return plan.map(it -> it.to().standing()).orElseGet(() -> word("to"));
  }

  String from() {
    return plan.map(it -> it.from().standing()).orElse("unknown");
  }

  String launchedBy() {
    return input.path("launch").path("by").asText("unknown");
  }

  /** The word, or what stands for one that is missing. */
  String word(String key) {
    String word = input.path(key).asText("");
    return word.isEmpty() ? "unknown" : word;
  }

  Optional<String> recordTable() {
    return given("recordTable");
  }

  Optional<String> topicArn() {
    return given("topicArn");
  }

  private Optional<String> given(String key) {
    return Optional.of(input.path(key).asText("")).filter(text -> !text.isEmpty());
  }

  Ending ending() {
    return new Ending(failure);
  }
}
