package io.dbrefresh.statemachine.plan;

import java.util.List;

/**
 * SQL files of queries that must return no row.
 *
 * @param bucket S3 bucket
 * @param keys full keys of the objects, in the order they run
 */
public record Queries(String bucket, List<String> keys) {

  /** Copies the keys. */
  public Queries {
    keys = List.copyOf(keys);
  }
}
