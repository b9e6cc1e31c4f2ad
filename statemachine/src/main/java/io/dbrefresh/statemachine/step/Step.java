package io.dbrefresh.statemachine.step;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a refresh in the order of the machine. A step has one name everywhere: state {@code
 * change-master-pwd}, handler {@code ChangeMasterPwd}, function {@code ChangeMasterPwdFunction},
 * key {@code changemasterpwd} of the refresh file.
 */
public enum Step {
  PREPARE("prepare", null, Duration.ofMinutes(15)),
  RUN_PRE_SCRIPTS("run-pre-scripts", null, Duration.ofHours(24)),
  DELETE_REPLICAS("delete-replicas", "deletereplicas", Duration.ofHours(2)),
  STOP_OLD_DATABASE("stop-old-database", "stopdb", Duration.ofHours(2)),
  PERFORM_RESTORE("perform-restore", "restore", Duration.ofHours(48)),
  CREATE_INSTANCE("create-instance", "createinstance", Duration.ofHours(4)),
  APPLY_SETTINGS("apply-settings", null, Duration.ofHours(12)),
  FIX_TAGS("fix-tags", "fixtags", Duration.ofMinutes(30)),
  CREATE_SECRET("create-secret", "createsecret", Duration.ofMinutes(15)),
  CHANGE_MASTER_PWD("change-master-pwd", "changemasterpwd", Duration.ofHours(1)),
  ROTATE_MASTER_PWD("rotate-master-pwd", "rotatemasterpwd", Duration.ofHours(1)),
  RUN_SCRIPTS("run-scripts", "runscripts", Duration.ofHours(24)),
  PRESERVE("preserve", "preserve", Duration.ofHours(4)),
  VERIFY("verify", "verify", Duration.ofHours(24)),
  ROLES("roles", "roles", Duration.ofMinutes(30)),
  RETIRE("retire", null, Duration.ofHours(2)),
  RENAME_CLUSTER("rename-cluster", "renamecluster", Duration.ofHours(1)),
  RENAME_DATABASE("rename-database", "rename", Duration.ofHours(1)),
  CREATE_READ_REPLICAS("create-read-replicas", "createreplicas", Duration.ofHours(12)),
  DELETE_OLD_DATABASE("delete-old-database", "delete", Duration.ofHours(2)),
  DELETE_OLD_CLUSTER("delete-old-cluster", "deletecluster", Duration.ofHours(2)),
  UPDATE_DYNAMODB("update-dynamodb", "updatedynamodb", Duration.ofMinutes(15)),
  SEND_MSG("send-msg", "sendmsg", Duration.ofMinutes(15)),
  UNLOCK("unlock", null, Duration.ofMinutes(15)),
  RECOVER("recover", null, Duration.ofHours(6)),
  UPDATE_DYNAMODB_FAILURE("update-dynamodb-failure", "updatedynamodb", Duration.ofMinutes(15)),
  SEND_MSG_FAILURE("send-msg-failure", "sendmsg", Duration.ofMinutes(15));

  private final String state;
  private final Optional<String> key;
  private final Duration deadline;

  Step(String state, @Nullable String key, Duration deadline) {
    this.state = state;
    this.key = Optional.ofNullable(key);
    this.deadline = deadline;
  }

  /** The name of the step's state in the machine. */
  public String state() {
    return state;
  }

  /** The step's key in the refresh file; empty for steps that every refresh has. */
  public Optional<String> key() {
    return key;
  }

  /** How long the step may take before it fails, unless the refresh file says otherwise. */
  public Duration deadline() {
    return deadline;
  }

  /** The simple name of the handler's class. */
  public String handler() {
    StringBuilder name = new StringBuilder();
    for (String word : state.split("-")) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return name.toString();
  }

  /** The logical id of the function in the templates, and its placeholder in the definitions. */
  public String function() {
    return handler() + "Function";
  }

  /** The step whose state is called {@code state}. */
  public static Step ofState(String state) {
    return Arrays.stream(values())
        .filter(step -> step.state.equals(state))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No step is called " + state));
  }
}
