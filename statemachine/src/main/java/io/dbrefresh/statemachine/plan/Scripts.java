package io.dbrefresh.statemachine.plan;

import java.util.List;

/**
 * The SQL scripts of a refresh.
 *
 * @param bucket S3 bucket
 * @param prefix what the keys of all scripts begin with; empty, or ending in a slash
 * @param pre what runs on the old target before anything else happens, in that order
 * @param post what runs on the temp database, in that order
 */
public record Scripts(String bucket, String prefix, List<ScriptFile> pre, List<ScriptFile> post) {

  /** Copies the lists. */
  public Scripts {
    pre = List.copyOf(pre);
    post = List.copyOf(post);
  }

  /** The full key of one of the scripts. */
  public String key(ScriptFile file) {
    return prefix + file.name();
  }
}
