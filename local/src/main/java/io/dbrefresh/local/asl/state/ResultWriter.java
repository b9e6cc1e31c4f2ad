package io.dbrefresh.local.asl.state;

import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.task.ResultSink;
import java.util.Optional;

/**
 * What a Map in distributed mode makes of the results of its child executions.
 *
 * @param sink where they are put; empty when the state answers them
 * @param arguments what the sink is asked with
 * @param lines whether each is a line of its own in what is written
 */
public record ResultWriter(
    Optional<ResultSink> sink, Expression arguments, Transformation transformation, boolean lines) {

  /** The form of a result ("WriterConfig"). */
  public enum Transformation {
    /** With the metadata of the child execution. */
    NONE,
    /** The output alone. */
    COMPACT,
    /** The output alone; the elements of one that is an array. */
    FLATTEN
  }
}
