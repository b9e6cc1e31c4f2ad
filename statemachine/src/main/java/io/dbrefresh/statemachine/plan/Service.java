package io.dbrefresh.statemachine.plan;

import com.fasterxml.jackson.annotation.JsonValue;

/** What kind of database a refresh is about; {@code dbservice} in the refresh file. */
public enum Service {
  /** A DB instance with storage of its own. */
  RDS("rds"),
  /** A DB cluster with instances. */
  AURORA("aurora");

  private final String word;

  Service(String word) {
    this.word = word;
  }

  /** The word of the refresh file. */
  @JsonValue
  public String word() {
    return word;
  }
}
