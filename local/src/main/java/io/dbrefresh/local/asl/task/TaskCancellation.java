package io.dbrefresh.local.asl.task;

/** Stops a call: the state timed out, or the execution ended. */
@FunctionalInterface
public interface TaskCancellation {
  /** For calls that cannot be stopped, such as a Lambda function that runs. */
  TaskCancellation NONE = () -> {};

  /** Stops it; without effect when it ended already. */
  void cancel();
}
