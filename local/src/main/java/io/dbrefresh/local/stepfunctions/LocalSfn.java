package io.dbrefresh.local.stepfunctions;

import io.dbrefresh.local.lambda.Functions;
import io.dbrefresh.local.store.Documents;
import io.dbrefresh.local.time.Timeline;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesResponse;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionRequest;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineResponse;

/**
 * Step Functions in this process. Every operation runs on the timeline's event thread, so any other
 * thread may call it; the event thread itself may not on a wall-clock timeline. Operations that are
 * not overridden here throw {@link UnsupportedOperationException}.
 */
public final class LocalSfn extends TrialClient {
  /** A service that keeps its machines and executions in two folders. */
  public LocalSfn(
      Timeline timeline,
      Documents stateMachines,
      Documents executions,
      Functions functions,
      String region,
      String accountId) {
    this(
        new Parts(
            timeline,
            Shelf.on(stateMachines),
            new DocumentExecutions(Shelf.on(executions)),
            functions,
            new Arns(region, accountId),
            new Random()));
  }

  /**
   * A service that keeps nothing beyond its own life.
   *
   * @param random for jitter, names of executions and random functions: a seeded one repeats a run
   */
  public LocalSfn(
      Timeline timeline,
      Functions functions,
      RandomGenerator random,
      String region,
      String accountId) {
    this(
        new Parts(
            timeline,
            Shelf.inMemory(),
            new MemoryExecutions(),
            functions,
            new Arns(region, accountId),
            random));
  }

  private LocalSfn(Parts parts) {
    super(parts);
  }

  /** ItemReaders of Map states list the objects of {@code s3}; without, there are none. */
  public void readItemsFrom(S3Client s3) {
    parts.integrations.readItemsFrom(s3);
  }

  /**
   * Task states may call the operations of {@code client}, the service of the interface {@code
   * type}.
   */
  public <T> void integrate(Class<T> type, T client) {
    parts.integrations.add(type, client);
  }

  /** Asks {@code quota} before each StartExecution, also of nested ones; it throws to refuse. */
  public void onStart(Runnable quota) {
    parts.call(
        () -> {
          parts.executions.admittedBy(quota);
          return quota;
        });
  }

  /** Tells {@code listener}, on the event thread, when an execution starts and when it ends. */
  public void onStatusChange(Consumer<ExecutionStatusChange> listener) {
    parts.call(
        () -> {
          parts.executions.listen(listener);
          return listener;
        });
  }

  /** Tells {@code listener}, on the event thread, of each state that an execution (ARN) enters. */
  public void onTransition(BiConsumer<String, String> listener) {
    parts.call(
        () -> {
          parts.executions.listenToTransitions(listener);
          return listener;
        });
  }

  /**
   * Ends executions that a process that is gone has left running: they become {@code ABORTED} with
   * this cause.
   *
   * @return their ARNs
   */
  public List<String> abortInterrupted(String cause) {
    return parts.call(() -> parts.executions.abortInterrupted(cause));
  }

  @Override
  public CreateStateMachineResponse createStateMachine(CreateStateMachineRequest request) {
    return parts.call(() -> parts.machineOperations.create(request));
  }

  @Override
  public UpdateStateMachineResponse updateStateMachine(UpdateStateMachineRequest request) {
    return parts.call(() -> parts.machineOperations.update(request));
  }

  @Override
  public DescribeStateMachineResponse describeStateMachine(DescribeStateMachineRequest request) {
    return parts.call(() -> parts.machineOperations.describe(request));
  }

  @Override
  public DescribeStateMachineForExecutionResponse describeStateMachineForExecution(
      DescribeStateMachineForExecutionRequest request) {
    return parts.call(() -> parts.machineOperations.describeForExecution(request));
  }

  @Override
  public ListStateMachinesResponse listStateMachines(ListStateMachinesRequest request) {
    return parts.call(() -> parts.machineOperations.list(request));
  }

  @Override
  public DeleteStateMachineResponse deleteStateMachine(DeleteStateMachineRequest request) {
    return parts.call(() -> parts.machineOperations.delete(request));
  }

  @Override
  public StartExecutionResponse startExecution(StartExecutionRequest request) {
    return parts.call(() -> parts.executionOperations.start(request));
  }

  @Override
  public StopExecutionResponse stopExecution(StopExecutionRequest request) {
    return parts.call(() -> parts.executionOperations.stop(request));
  }

  @Override
  public RedriveExecutionResponse redriveExecution(RedriveExecutionRequest request) {
    return parts.call(() -> parts.executionOperations.redrive(request));
  }

  @Override
  public DescribeExecutionResponse describeExecution(DescribeExecutionRequest request) {
    return parts.call(() -> parts.executionOperations.describe(request));
  }

  @Override
  public ListExecutionsResponse listExecutions(ListExecutionsRequest request) {
    return parts.call(() -> parts.executionOperations.list(request));
  }

  @Override
  public GetExecutionHistoryResponse getExecutionHistory(GetExecutionHistoryRequest request) {
    return parts.call(() -> parts.executionOperations.history(request));
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Does nothing: the timeline belongs to the region. */
  @Override
  public void close() {}
}
