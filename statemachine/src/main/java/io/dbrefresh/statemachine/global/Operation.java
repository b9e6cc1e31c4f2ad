package io.dbrefresh.statemachine.global;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What is done to a global cluster. */
public enum Operation {
  /** Another region writes from now on, and nothing is lost: both sides have to be there. */
  SWITCHOVER("switchover"),
  /** Another region writes from now on, whether or not the writer's region answers. */
  FAILOVER("failover"),
  /** A secondary is taken out of the global cluster, and writes on its own from now on. */
  DETACH("detach"),
  /** What was a side of the global database becomes one again, as a secondary made anew. */
  REJOIN("rejoin");

  private final String word;

  Operation(String word) {
    this.word = word;
  }

  /** The word in inputs, records and messages. */
  @JsonValue
  public String word() {
    return word;
  }

  /** The operation of this word; empty where there is none. */
  public static Optional<Operation> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }
}
