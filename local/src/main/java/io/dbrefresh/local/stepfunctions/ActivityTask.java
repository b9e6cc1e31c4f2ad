package io.dbrefresh.local.stepfunctions;

import io.dbrefresh.local.asl.failure.StateFault;
import io.dbrefresh.local.asl.task.TaskCall;
import io.dbrefresh.local.asl.task.TaskCancellation;
import io.dbrefresh.local.asl.task.TaskEvents;
import io.dbrefresh.local.asl.task.TaskIntegration;
import io.dbrefresh.local.asl.task.TaskProgress;

/** An activity as the Resource ("Learn about Activities in Step Functions"). */
record ActivityTask(String arn, Activities activities) implements TaskIntegration {
  @Override
  public TaskEvents events() {
    return TaskEvents.ofActivity(arn);
  }

  @Override
  public boolean waitsForWorker() {
    return true;
  }

  @Override
  public void check() {
    if (!activities.exists(arn)) {
      throw StateFault.runtime("The activity " + arn + " does not exist.");
    }
  }

  @Override
  public TaskCancellation start(TaskCall call, TaskProgress progress) {
    Activities.Work work =
        new Activities.Work(call.token().orElseThrow(), call.arguments().text(), progress);
    activities.offer(arn, work);
    return () -> activities.withdraw(arn, work);
  }
}
