package io.dbrefresh.local.secretsmanager;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A version of a secret.
 *
 * @param id the token of the request that made it
 * @param value nothing in a version that a rotation has only announced
 * @param stages its staging labels; a version with none is deprecated
 */
record Version(String id, Optional<SecretValue> value, Set<String> stages, Instant created) {
  Version {
    stages = Set.copyOf(stages);
  }

  boolean has(String stage) {
    return stages.contains(stage);
  }

  Version with(String stage) {
    Set<String> more = new LinkedHashSet<>(stages);
    more.add(stage);
    return new Version(id, value, more, created);
  }

  Version without(String stage) {
    Set<String> fewer = new LinkedHashSet<>(stages);
    fewer.remove(stage);
    return new Version(id, value, fewer, created);
  }

  Version with(SecretValue content) {
    return new Version(id, Optional.of(content), stages, created);
  }
}
