package io.dbrefresh.lambdas.global;

import io.dbrefresh.statemachine.global.GlobalMember;
import io.dbrefresh.statemachine.step.StepRequest;
import java.util.List;

/** The region of the machine, which can be reached as long as it runs. */
final class Home {
  private Home() {}

  /** By the ARN of the run's execution. */
  static String of(StepRequest request) {
    return GlobalMember.ofArn(request.run().arn()).region();
  }

  /** Where to ask for a global cluster: near the cluster that counts, then here. */
  static List<String> near(GlobalMember first, GlobalMember second, StepRequest request) {
    return List.of(first.region(), second.region(), of(request));
  }
}
