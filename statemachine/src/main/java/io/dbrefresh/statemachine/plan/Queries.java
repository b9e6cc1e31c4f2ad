package io.dbrefresh.statemachine.plan;

import java.util.List;

/**
 * SQL files of queries that must return no row.
 *
 * @param bucket S3 bucket
 * @param prefix key prefix of the files: empty, or ending in a slash
 * @param files the files in the order they run
 */
public record Queries(String bucket, String prefix, List<ScriptFile> files) {

  /** Copies the files. */
  public Queries {
    files = List.copyOf(files);
  }
}
