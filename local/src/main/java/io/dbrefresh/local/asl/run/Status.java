package io.dbrefresh.local.asl.run;

/** Where an execution is ("DescribeExecution"). */
public enum Status {
  /** It goes on. */
  RUNNING,
  /** Its machine ended well. */
  SUCCEEDED,
  /** A state failed and nothing caught it. */
  FAILED,
  /** It took longer than its machine allows. */
  TIMED_OUT,
  /** It was stopped. */
  ABORTED
}
