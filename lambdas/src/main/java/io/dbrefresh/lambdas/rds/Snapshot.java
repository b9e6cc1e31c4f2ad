package io.dbrefresh.lambdas.rds;

import java.time.Instant;
import java.util.Optional;

/**
 * A DB snapshot or DB cluster snapshot.
 *
 * @param status {@code available} when it can be restored
 * @param created when it was taken; empty while it is being taken
 */
public record Snapshot(
    String identifier,
    String status,
    String engine,
    String engineVersion,
    String masterUsername,
    Optional<Instant> created) {}
