package io.dbrefresh.local.stepfunctions;

import io.dbrefresh.local.lambda.Functions;
import io.dbrefresh.local.lambda.UnknownFunctionException;
import io.dbrefresh.local.store.Documents;
import io.dbrefresh.local.time.VirtualTimeline;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** A service on a virtual clock, with functions that a test brings along. */
final class Region implements Functions {
  static final String ROLE = "arn:aws:iam::123456789012:role/refresh";

  final VirtualTimeline timeline = new VirtualTimeline(Instant.parse("2026-01-01T00:00:00Z"));
  final Map<String, UnaryOperator<String>> functions = new HashMap<>();
  final LocalSfn sfn;

  Region(Path folder) {
    sfn =
        new LocalSfn(
            timeline,
            new Documents(folder.resolve("machines")),
            new Documents(folder.resolve("executions")),
            this,
            "us-east-1",
            "123456789012");
  }

  @Override
  public String invoke(String function, String payload) {
    UnaryOperator<String> found = functions.get(function);
    if (found == null) {
      throw new UnknownFunctionException(function);
    }
    return found.apply(payload);
  }

  String create(String name, String definition) {
    return sfn.createStateMachine(
            request -> request.name(name).definition(definition).roleArn(ROLE))
        .stateMachineArn();
  }

  String start(String machineArn, String name, String input) {
    return sfn.startExecution(
            request -> request.stateMachineArn(machineArn).name(name).input(input))
        .executionArn();
  }

  /** Runs a machine to its end. */
  DescribeExecutionResponse run(String definition, String input) {
    String arn = start(create("machine", definition), "run", input);
    timeline.runUntilIdle();
    return describe(arn);
  }

  DescribeExecutionResponse describe(String arn) {
    return sfn.describeExecution(request -> request.executionArn(arn));
  }

  List<HistoryEvent> events(String arn) {
    return sfn.getExecutionHistory(request -> request.executionArn(arn).maxResults(1000)).events();
  }

  List<String> types(String arn) {
    return events(arn).stream().map(HistoryEvent::typeAsString).toList();
  }
}
