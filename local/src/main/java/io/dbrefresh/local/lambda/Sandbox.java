package io.dbrefresh.local.lambda;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Where a handler runs: its exceptions are the function's errors, its time is limited. */
final class Sandbox {
  private Sandbox() {}

  /** Runs {@code work} here, however long it takes: for a clock that does not go on meanwhile. */
  static String run(Callable<String> work) {
    try {
      return work.call();
    } catch (FunctionException already) {
      throw already;
    } catch (Throwable thrown) {
      throw new FunctionException(thrown);
    }
  }

  /**
   * Runs {@code work} on a thread of its own and gives it up when its time has passed ("Error: Task
   * timed out", the error {@code Sandbox.Timedout}).
   */
  static String run(Callable<String> work, InvocationContext context, Duration timeout) {
    FutureTask<String> task = new FutureTask<>(() -> run(work));
    Thread thread = new Thread(task, "function-" + context.getFunctionName());
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      task.cancel(true);
      throw new FunctionException(
          "Sandbox.Timedout",
          "RequestId: %s Error: Task timed out after %d.00 seconds"
              .formatted(context.getAwsRequestId(), timeout.toSeconds()));
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof FunctionException thrown
          ? thrown
          : new FunctionException(failed.getCause() == null ? failed : failed.getCause());
    } catch (InterruptedException interrupted) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new FunctionException(interrupted);
    }
  }
}
