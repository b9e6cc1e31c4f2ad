package io.dbrefresh.local.refresh;

import io.dbrefresh.local.stepfunctions.LocalSfn;
import io.dbrefresh.local.time.VirtualTimeline;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/** Both definitions on a virtual clock, with tasks that answer as a test says. */
final class RehearsedMachine {
  private static final String ROLE = "arn:aws:iam::123456789012:role/r";

  private final VirtualTimeline timeline =
      new VirtualTimeline(Instant.parse("2026-01-01T00:00:00Z"));
  private final LocalSfn sfn;
  private final String machine;

  RehearsedMachine(RehearsedTasks tasks) {
    sfn = new LocalSfn(timeline, tasks, new Random(1), "us-east-1", "123456789012");
    String step = created("dbrefresh-step", text("step.asl.json"));
    machine =
        created(
            "dbrefresh",
            text("refresh.asl.json")
                .replace("${StepStateMachine}", step)
                .replace("${LockTable}", "locks"));
  }

  private String created(String name, String definition) {
    return sfn.createStateMachine(r -> r.name(name).roleArn(ROLE).definition(definition))
        .stateMachineArn();
  }

  private static String text(String name) {
    try (InputStream in = RehearsedMachine.class.getResourceAsStream("/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Runs an execution to its end. */
  DescribeExecutionResponse run(String input) {
    String arn =
        sfn.startExecution(r -> r.stateMachineArn(machine).name("app1-target-1").input(input))
            .executionArn();
    timeline.runUntilIdle();
    return sfn.describeExecution(r -> r.executionArn(arn));
  }

  /** The time on its clock. */
  Instant now() {
    return timeline.clock().instant();
  }
}
