package io.dbrefresh.local.secretsmanager;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A secret as it is stored; changed in place, then written as a whole. */
final class Secret {
  final String name;
  final String arn;
  final Instant created;
  final Versions versions;
  final Map<String, String> tags = new LinkedHashMap<>();
  Optional<String> description = Optional.empty();
  Optional<String> kmsKeyId = Optional.empty();
  Optional<Rotation> rotation = Optional.empty();
  Optional<Instant> lastRotated = Optional.empty();
  Optional<Instant> deletion = Optional.empty();

  /** The service that manages the secret, where one does. */
  Optional<String> owner = Optional.empty();

  Instant changed;

  Secret(String name, String arn, Instant created, List<Version> versions) {
    this.name = name;
    this.arn = arn;
    this.created = created;
    this.versions = new Versions(versions);
    changed = created;
  }

  /** When the rotation schedule is due next, where it is one of days. */
  Optional<Instant> nextRotation() {
    return rotation
        .flatMap(Rotation::automaticallyAfterDays)
        .map(days -> lastRotated.orElse(changed).plusSeconds(days * 24 * 3600));
  }
}
