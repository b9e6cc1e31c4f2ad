package io.dbrefresh.local.asl.failure;

/** The error names that the States Language reserves (specification, "Appendix A"). */
public final class ErrorName {
  /** Matches any error but {@link #RUNTIME} and {@link #DATA_LIMIT_EXCEEDED}. */
  public static final String ALL = "States.ALL";

  /** A state, a heartbeat or the machine took longer than it may. */
  public static final String TIMEOUT = "States.Timeout";

  /** Too long between two heartbeats. */
  public static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";

  /** A Task failed; as a retrier's name it matches any error but a timeout. */
  public static final String TASK_FAILED = "States.TaskFailed";

  /** The role may not do it. */
  public static final String PERMISSIONS = "States.Permissions";

  /** A ResultPath that does not fit; the service says {@link #REFERENCE_PATH_CONFLICT}. */
  public static final String RESULT_PATH_MATCH_FAILURE = "States.ResultPathMatchFailure";

  /** A reference path that does not fit the input: a ResultPath, or an ItemsPath. */
  public static final String REFERENCE_PATH_CONFLICT = "States.ReferencePathConflict";

  /** A path of a payload template that leads nowhere. */
  public static final String PARAMETER_PATH_FAILURE = "States.ParameterPathFailure";

  /** A branch of a Parallel state failed. */
  public static final String BRANCH_FAILED = "States.BranchFailed";

  /** No rule of a Choice matched and it has no default; the service says {@link #RUNTIME}. */
  public static final String NO_CHOICE_MATCHED = "States.NoChoiceMatched";

  /** An intrinsic function could not be computed; the service says {@link #RUNTIME}. */
  public static final String INTRINSIC_FAILURE = "States.IntrinsicFailure";

  /** More items failed than a Map tolerates. */
  public static final String EXCEED_TOLERATED_FAILURE_THRESHOLD =
      "States.ExceedToleratedFailureThreshold";

  /** The items of a Map could not be read. */
  public static final String ITEM_READER_FAILED = "States.ItemReaderFailed";

  /** The results of a Map could not be written. */
  public static final String RESULT_WRITER_FAILED = "States.ResultWriterFailed";

  /** A JSONata expression failed or has a result of the wrong type. */
  public static final String QUERY_EVALUATION_ERROR = "States.QueryEvaluationError";

  /** The machine itself is at fault; never retried by {@link #ALL}. */
  public static final String RUNTIME = "States.Runtime";

  /** A payload larger than the service carries. */
  public static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";

  private ErrorName() {}
}
