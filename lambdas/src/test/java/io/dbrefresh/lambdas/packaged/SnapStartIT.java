package io.dbrefresh.lambdas.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.lambdas.credentials.ChangeMasterPwd;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function that is frozen before its first invocation ("Lambda SnapStart"). */
class SnapStartIT {
  private static final int SECONDS = 120;
  private static final RefreshPlan PLAN = EverythingPlanned.plan();

  @TempDir Path folder;

  @Test
  void has_loaded_what_it_needs_before_the_snapshot_and_called_nobody() throws Exception {
    try (RuntimeApi api = new RuntimeApi();
        FakeAws aws = new FakeAws(PLAN);
        FunctionProcess process =
            new FunctionProcess(
                new Launch(
                    FunctionPackage.unpack("sql", folder),
                    ChangeMasterPwd.class.getName(),
                    FunctionProcess.runtimeClient(),
                    List.of(
                        "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                        "-Xlog:class+load"),
                    Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start")),
                api,
                aws)) {
      assertThat(api.next(SECONDS, process).kind()).isEqualTo("restore");
      assertThat(aws.calls()).isEmpty();
      assertThat(process.lines())
          .anyMatch(line -> line.contains("statemachine.step.StepRequest "))
          .anyMatch(line -> line.contains("rds.model.DescribeDbInstancesResponse "));
      api.invoke(new MachineEvents(PLAN).of("ChangeMasterPwdFunction"));
      RuntimeApi.Said answered = api.next(SECONDS, process);
      assertThat(answered.body().path("status").asText()).isEqualTo("IN_PROGRESS");
      assertThat(aws.calls()).contains("ModifyDBInstance");
    }
  }
}
