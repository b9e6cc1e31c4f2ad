package io.dbrefresh.local.stepfunctions;

import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.task.TaskCall;
import io.dbrefresh.local.asl.task.TaskCancellation;
import io.dbrefresh.local.asl.task.TaskEvents;
import io.dbrefresh.local.asl.task.TaskIntegration;
import io.dbrefresh.local.asl.task.TaskProgress;
import io.dbrefresh.local.time.Timeline;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.MockInput;

/** A call that comes to what a test says, and calls nothing. */
record MockedTask(MockInput mock, Timeline timeline) implements TaskIntegration {

  @Override
  public TaskEvents events() {
    return TaskEvents.of(new TaskEvents.Action("mock", "mock", ""));
  }

  @Override
  public TaskCancellation start(TaskCall call, TaskProgress progress) {
    timeline.schedule(Duration.ZERO, () -> tell(progress));
    return TaskCancellation.NONE;
  }

  private void tell(TaskProgress progress) {
    if (mock.errorOutput() == null) {
      progress.succeeded(Inputs.parse(Optional.ofNullable(mock.result()).orElse("{}")));
    } else {
      progress.failed(
          new StatesException(
              Optional.ofNullable(mock.errorOutput().error()),
              Optional.ofNullable(mock.errorOutput().cause())));
    }
  }
}
