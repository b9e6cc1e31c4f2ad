package io.dbrefresh.statemachine.step;

import java.util.Arrays;
import java.util.Optional;

/** Why a step failed, by the name that the machine, the record and the message show. */
public enum StepError {
  /** The refresh file is not valid; the detail lists every problem. */
  INVALID_REFRESH_FILE("InvalidRefreshFile"),
  /** The input of the global machine is not valid; the detail lists every problem. */
  INVALID_INPUT("InvalidInput"),
  /** RDS has ended a switchover or a failover without changing the writer. */
  OPERATION_CANCELLED("OperationCancelled"),
  /** Another run holds the target; the detail names it. */
  TARGET_LOCKED("TargetLocked"),
  /** A guard refused: no {@code refresh=true}, source equal to target, a stranger's database. */
  NOT_ALLOWED("NotAllowed"),
  /** Something that the refresh file names does not exist. */
  NOT_FOUND("NotFound"),
  /** A database went into a status that it does not leave by itself. */
  TERMINAL_STATUS("TerminalStatus"),
  /** The step took longer than it may. */
  DEADLINE_PASSED("DeadlinePassed"),
  /** RDS does not give the new database a setting that the plan asks for. */
  SETTINGS_REFUSED("SettingsRefused"),
  /** A statement of a script failed; the detail names file, line and the server's message. */
  SCRIPT_FAILED("ScriptFailed"),
  /** Rows of the old target could not be carried over; temp is as it was before. */
  PRESERVE_FAILED("PreserveFailed"),
  /** A query returned rows that must return none, or personal data were found. */
  VERIFICATION_FAILED("VerificationFailed"),
  /** Roles, grants or IAM policies cannot be brought to what the plan asks for, or do not work. */
  ROLES_WRONG("RolesWrong"),
  /** The database does not answer SQL with the password it should have. */
  PROBE_FAILED("ProbeFailed");

  private final String errorName;

  StepError(String errorName) {
    this.errorName = errorName;
  }

  /** The error of this name; empty where there is none. */
  public static Optional<StepError> named(String name) {
    return Arrays.stream(values()).filter(error -> error.errorName.equals(name)).findFirst();
  }

  /** The name in {@code Error} of the step machine's failure. */
  public String errorName() {
    return errorName;
  }
}
