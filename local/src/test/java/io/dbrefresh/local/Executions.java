package io.dbrefresh.local;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Waits for executions of the machine {@code dbrefresh}. */
final class Executions {
  private static final String PREFIX = "arn:aws:states:us-east-1:123456789012:execution:dbrefresh:";

  private Executions() {}

  static String arn(String name) {
    return PREFIX + name;
  }

  static boolean exists(LocalRegion region, String name) {
    try {
      describe(region, name);
      return true;
    } catch (ExecutionDoesNotExistException not) {
      return false;
    }
  }

  static DescribeExecutionResponse ended(LocalRegion region, String name) {
    await(() -> exists(region, name));
    await(() -> describe(region, name).status() != ExecutionStatus.RUNNING);
    return describe(region, name);
  }

  private static DescribeExecutionResponse describe(LocalRegion region, String name) {
    return region.sfn().describeExecution(request -> request.executionArn(arn(name)));
  }

  private static void await(BooleanSupplier done) {
    for (int look = 0; look < 500 && !done.getAsBoolean(); look++) {
      try {
        TimeUnit.MILLISECONDS.sleep(20);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
