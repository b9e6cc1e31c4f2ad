package io.dbrefresh.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.asl.failure.ErrorName;
import io.dbrefresh.local.asl.failure.StateFault;
import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.run.Status;
import io.dbrefresh.local.asl.task.TaskCall;
import io.dbrefresh.local.asl.task.TaskCancellation;
import io.dbrefresh.local.asl.task.TaskEvents;
import io.dbrefresh.local.asl.task.TaskIntegration;
import io.dbrefresh.local.asl.task.TaskProgress;
import io.dbrefresh.local.asl.value.Json;
import io.dbrefresh.local.time.Timeline;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.SfnException;

/**
 * {@code arn:aws:states:::states:startExecution} and its {@code .sync} forms ("Start workflow
 * executions from a task state in Step Functions").
 */
final class StartExecutionTask implements TaskIntegration {
  static final String RESOURCE = "arn:aws:states:::states:startExecution";

  private final Executions executions;
  private final Timeline timeline;
  private final String region;
  private final Pattern pattern;

  StartExecutionTask(Executions executions, Timeline timeline, String region, Pattern pattern) {
    this.executions = executions;
    this.timeline = timeline;
    this.region = region;
    this.pattern = pattern;
  }

  /** How long the task waits ("Discover service integration patterns"). */
  enum Pattern {
    REQUEST_RESPONSE(""),
    SYNC(".sync"),
    SYNC_2(".sync:2");

    private final String suffix;

    Pattern(String suffix) {
      this.suffix = suffix;
    }

    String resource() {
      return RESOURCE + suffix;
    }
  }

  @Override
  public TaskEvents events() {
    return TaskEvents.of(
        new TaskEvents.Action("states", "startExecution" + pattern.suffix, region));
  }

  @Override
  public TaskCancellation start(TaskCall call, TaskProgress progress) {
    JsonNode arguments = call.arguments().node();
    JsonNode machine = arguments.path("StateMachineArn");
    if (!machine.isTextual()) {
      throw StateFault.runtime("The field 'StateMachineArn' is required but was missing");
    }
    Child child = new Child(progress);
    timeline.schedule(Duration.ZERO, () -> child.start(machine.asText(), call));
    return child;
  }

  private static Json input(JsonNode input) {
    if (input.isMissingNode()) {
      return Json.parse("{}");
    }
    return input.isTextual() ? Inputs.parse(input.asText()) : Json.of(input);
  }

  /** The execution that was asked for; stopped when its parent does not wait for it any more. */
  private final class Child implements TaskCancellation {
    private final TaskProgress progress;
    private Optional<String> arn = Optional.empty();
    private boolean cancelled;

    Child(TaskProgress progress) {
      this.progress = progress;
    }

    void start(String machineArn, TaskCall call) {
      if (cancelled) {
        return;
      }
      ExecutionRecord started;
      try {
        Optional<ExecutionRecord> before = redriven(call);
        JsonNode arguments = call.arguments().node();
        Optional<String> name = Optional.ofNullable(arguments.get("Name")).map(JsonNode::asText);
        started =
            before.isPresent()
                ? before.get()
                : executions.start(machineArn, name, input(arguments.path("Input")));
      } catch (SfnException refused) {
        progress.failed(refusal(refused));
        return;
      }
      if (pattern == Pattern.REQUEST_RESPONSE) {
        progress.succeeded(answer(started));
      } else {
        arn = Optional.of(started.identity().executionArn());
        executions.awaitEnd(started, this::ended);
        progress.submitted(answer(started));
      }
    }

    /** The execution that the same call waited for before its own was redriven goes on, too. */
    private Optional<ExecutionRecord> redriven(TaskCall call) {
      return pattern == Pattern.REQUEST_RESPONSE
          ? Optional.empty()
          : call.submitted()
              .map(answer -> answer.node().path("ExecutionArn").asText())
              .flatMap(executions::redriveWhereItCan);
    }

    private void ended(ExecutionRecord execution) {
      arn = Optional.empty();
      Json described = new ChildExecution(execution, pattern == Pattern.SYNC_2).describe();
      if (execution.status() == Status.SUCCEEDED) {
        progress.succeeded(described);
      } else {
        progress.failed(new StatesException(ErrorName.TASK_FAILED, described.text()));
      }
    }

    @Override
    public void cancel() {
      cancelled = true;
      arn.ifPresent(
          running -> {
            arn = Optional.empty();
            executions.stop(
                running,
                Optional.empty(),
                Optional.of("The execution that started this one does not wait for it any more"));
          });
    }
  }

  /** Errors that the API's model does not name, throttling among them, have the SDK's own name. */
  private static StatesException refusal(SfnException refused) {
    boolean named = refused.getClass() != SfnException.class;
    String code = named ? refused.awsErrorDetails().errorCode() : "SfnException";
    String name = code.endsWith("Exception") ? code : code + "Exception";
    return new StatesException("StepFunctions." + name, refused.awsErrorDetails().errorMessage());
  }

  private static Json answer(ExecutionRecord started) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer
        .put("ExecutionArn", started.identity().executionArn())
        .put("StartDate", started.identity().startDate().toEpochMilli());
    answer.putObject("SdkHttpMetadata").put("HttpStatusCode", 200);
    return Json.of(answer);
  }
}
