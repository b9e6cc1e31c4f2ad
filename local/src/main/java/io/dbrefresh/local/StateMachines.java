package io.dbrefresh.local;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

/** The region's state machines, brought to what their definitions are now. */
final class StateMachines {
  static final String STEP = "dbrefresh-step";
  static final String REFRESH = "dbrefresh";
  static final String FLEET = "dbrefresh-fleet";
  static final String GLOBAL = "dbrefresh-global";

  private final SfnClient sfn;
  private final String accountAndRegion;

  /** {@code region} and {@code accountId} are the parts of the ARNs. */
  StateMachines(SfnClient sfn, String region, String accountId) {
    this.sfn = sfn;
    accountAndRegion = region + ":" + accountId;
  }

  String arn(String name) {
    return "arn:aws:states:" + accountAndRegion + ":stateMachine:" + name;
  }

  void bringUpToDate(Definitions definitions) {
    Map<String, String> values =
        Map.of(
            "StepStateMachine",
            arn(STEP),
            "RefreshStateMachine",
            arn(REFRESH),
            "LockTable",
            Foundation.LOCK_TABLE,
            "RecordTable",
            Foundation.RECORD_TABLE,
            "TopicArn",
            "arn:aws:sns:" + accountAndRegion + ":" + Foundation.TOPIC,
            "GlobalSecret",
            Foundation.GLOBAL_SECRET);
    String functionArns = "arn:aws:lambda:" + accountAndRegion + ":function:";
    bringUpToDate(STEP, Definitions.substituted(definitions.step(), values, functionArns));
    bringUpToDate(REFRESH, Definitions.substituted(definitions.refresh(), values, functionArns));
    bringUpToDate(FLEET, Definitions.substituted(definitions.fleet(), values, functionArns));
    bringUpToDate(GLOBAL, Definitions.substituted(definitions.global(), values, functionArns));
  }

  private void bringUpToDate(String name, String definition) {
    Optional<String> before = definition(name);
    if (before.isEmpty()) {
      String accountId = accountAndRegion.substring(accountAndRegion.indexOf(':') + 1);
      sfn.createStateMachine(
          request ->
              request
                  .name(name)
                  .roleArn("arn:aws:iam::" + accountId + ":role/dbrefresh")
                  .definition(definition));
    } else if (!before.get().equals(definition)) {
      sfn.updateStateMachine(request -> request.stateMachineArn(arn(name)).definition(definition));
    }
  }

  private Optional<String> definition(String name) {
    try {
      return Optional.of(
          sfn.describeStateMachine(request -> request.stateMachineArn(arn(name))).definition());
    } catch (StateMachineDoesNotExistException notYet) {
      return Optional.empty();
    }
  }
}
