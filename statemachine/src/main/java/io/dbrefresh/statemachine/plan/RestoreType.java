package io.dbrefresh.statemachine.plan;

import com.fasterxml.jackson.annotation.JsonValue;

/** How the new database comes to be; {@code restoretype} in the refresh file. */
public enum RestoreType {
  /** The source as of its latest restorable time; on Aurora a full copy. */
  LATEST_POINT("latestpoint"),
  /** The source as of a time within its restorable window. */
  RESTORE_POINT("restorepoint"),
  /** A snapshot. */
  FROM_SNAPSHOT("fromsnapshot"),
  /** A copy-on-write clone; Aurora only. */
  FAST_CLONING("fastcloning");

  private final String word;

  RestoreType(String word) {
    this.word = word;
  }

  /** The word of the refresh file. */
  @JsonValue
  public String word() {
    return word;
  }
}
