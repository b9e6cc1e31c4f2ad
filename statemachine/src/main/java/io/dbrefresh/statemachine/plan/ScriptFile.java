package io.dbrefresh.statemachine.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * One SQL file in S3, as {@code prepare} saw it.
 *
 * @param name its key below the prefix; in a refresh file it may be a glob
 * @param versionId the version that was seen, where the bucket is versioned
 * @param eTag the entity tag that was seen, where the bucket is not versioned
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT) // A plan may hold a thousand
public record ScriptFile(String name, Optional<String> versionId, Optional<String> eTag) {

  /** A file, or a glob of files, that nobody has looked at yet. */
  public static ScriptFile unseen(String name) {
    return new ScriptFile(name, Optional.empty(), Optional.empty());
  }
}
