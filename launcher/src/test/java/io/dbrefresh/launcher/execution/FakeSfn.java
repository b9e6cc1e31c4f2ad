package io.dbrefresh.launcher.execution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;

/** Executions whose histories grow, by one part at each look, as a test has written them. */
public final class FakeSfn implements SfnClient {
  private static final String STATES = "arn:aws:states:us-east-1:123456789012:";

  /** The ARN of the refresh machine. */
  public static final String MACHINE = STATES + "stateMachine:dbrefresh";

  private static final int PAGE = 3;

  private final Map<String, List<List<HistoryEvent>>> parts = new HashMap<>();
  private final Map<String, List<HistoryEvent>> seen = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  /** How executions ended, by ARN; the others run. */
  public final Map<String, ExecutionStatus> statuses = new HashMap<>();

  /** Why executions were refused, by ARN. */
  public final Map<String, String> refusals = new HashMap<>();

  /** What was started, in order. */
  public final List<StartExecutionRequest> started = new ArrayList<>();

  /** What was stopped, in order. */
  public final List<StopExecutionRequest> stopped = new ArrayList<>();

  /** The history of every execution that is started from now on. */
  public List<List<HistoryEvent>> next = new ArrayList<>();

  /** What is appended to an execution's history when it is stopped. */
  public Runnable onStop = () -> {};

  /** Another execution has this name already. */
  public void take(String name) {
    taken.add(name);
  }

  /** The history of the execution with this ARN. */
  public void history(String arn, List<List<HistoryEvent>> history) {
    parts.put(arn, new ArrayList<>(history));
  }

  /** The ARN of the execution called {@code name}. */
  public static String arn(String name) {
    return STATES + "execution:dbrefresh:" + name;
  }

  @Override
  public ListStateMachinesResponse listStateMachines(ListStateMachinesRequest request) {
    return ListStateMachinesResponse.builder()
        .stateMachines(
            StateMachineListItem.builder().name("other").stateMachineArn("arn:other").build(),
            StateMachineListItem.builder().name("dbrefresh").stateMachineArn(MACHINE).build(),
            StateMachineListItem.builder()
                .name("dbrefresh-global")
                .stateMachineArn(MACHINE + "-global")
                .build())
        .build();
  }

  @Override
  public StartExecutionResponse startExecution(StartExecutionRequest request) {
    if (!taken.add(request.name())) {
      throw ExecutionAlreadyExistsException.builder().message("taken").build();
    }
    started.add(request);
    history(arn(request.name()), next);
    return StartExecutionResponse.builder().executionArn(arn(request.name())).build();
  }

  @Override
  public StopExecutionResponse stopExecution(StopExecutionRequest request) {
    stopped.add(request);
    onStop.run();
    return StopExecutionResponse.builder().build();
  }

  @Override
  public DescribeExecutionResponse describeExecution(DescribeExecutionRequest request) {
    if (!parts.containsKey(request.executionArn())) {
      throw ExecutionDoesNotExistException.builder().message("no such execution").build();
    }
    return DescribeExecutionResponse.builder()
        .executionArn(request.executionArn())
        .status(statuses.getOrDefault(request.executionArn(), ExecutionStatus.RUNNING))
        .error(refusals.containsKey(request.executionArn()) ? "NotAllowed" : null)
        .cause(refusals.get(request.executionArn()))
        .build();
  }

  /** In pages of three, newest first, as it is asked for. */
  @Override
  public GetExecutionHistoryResponse getExecutionHistory(GetExecutionHistoryRequest request) {
    List<HistoryEvent> known =
        seen.computeIfAbsent(request.executionArn(), unseen -> new ArrayList<>());
    int from = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
    List<List<HistoryEvent>> coming = parts.getOrDefault(request.executionArn(), List.of());
    if (from == 0 && !coming.isEmpty()) {
      known.addAll(coming.remove(0));
    }
    List<HistoryEvent> newest = new ArrayList<>(known);
    Collections.reverse(newest);
    int to = Math.min(newest.size(), from + PAGE);
    return GetExecutionHistoryResponse.builder()
        .events(newest.subList(from, to))
        .nextToken(to < newest.size() ? String.valueOf(to) : null)
        .build();
  }

  @Override
  public String serviceName() {
    return "sfn";
  }

  @Override
  public void close() {}
}
