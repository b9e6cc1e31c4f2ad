package io.dbrefresh.local.secretsmanager;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The versions of a secret; every staging label is on at most one of them. */
final class Versions {
  static final String CURRENT = "AWSCURRENT";
  static final String PREVIOUS = "AWSPREVIOUS";
  static final String PENDING = "AWSPENDING";

  /** Versions without a label that are kept; the service keeps about a hundred. */
  private static final int DEPRECATED_KEPT = 100;

  private final Map<String, Version> byId = new LinkedHashMap<>();

  Versions(List<Version> versions) {
    versions.forEach(version -> byId.put(version.id(), version));
  }

  List<Version> all() {
    return List.copyOf(byId.values());
  }

  Optional<Version> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  Optional<Version> staged(String stage) {
    return byId.values().stream().filter(version -> version.has(stage)).findFirst();
  }

  /** Adds a version, or gives one that was announced its value, and moves the labels to it. */
  void add(Version version, Set<String> stages) {
    byId.put(version.id(), version);
    stages.stream().sorted().forEach(stage -> move(stage, version.id()));
    dropDeprecated();
  }

  /**
   * Moves a label. When AWSCURRENT moves, AWSPREVIOUS moves to the version it left
   * ("PutSecretValue", "UpdateSecretVersionStage").
   */
  void move(String stage, String toId) {
    Optional<Version> from = staged(stage);
    if (from.isPresent() && from.get().id().equals(toId)) {
      return;
    }
    from.ifPresent(version -> replace(version.without(stage)));
    find(toId).ifPresent(version -> replace(version.with(stage)));
    if (stage.equals(CURRENT)) {
      find(toId).ifPresent(version -> replace(version.without(PREVIOUS)));
      from.ifPresent(version -> move(PREVIOUS, version.id()));
    }
  }

  void remove(String stage) {
    staged(stage).ifPresent(version -> replace(version.without(stage)));
  }

  private void replace(Version version) {
    byId.put(version.id(), version);
  }

  private void dropDeprecated() {
    List<Version> deprecated =
        new ArrayList<>(
            byId.values().stream().filter(version -> version.stages().isEmpty()).toList());
    deprecated.sort(Comparator.comparing(Version::created));
    int tooMany = Math.max(0, deprecated.size() - DEPRECATED_KEPT);
    deprecated.subList(0, tooMany).forEach(version -> byId.remove(version.id()));
  }
}
