package io.dbrefresh.launcher.snapshot;

import java.time.Instant;
import java.util.Optional;

/**
 * A snapshot as RDS describes it.
 *
 * @param kind {@code cluster} or {@code instance}
 * @param database what it was taken of
 * @param type {@code manual}, {@code automated}, {@code shared}, …
 * @param percent how much of it is there, 0 to 100
 * @param engine RDS's word for it, such as {@code aurora-postgresql}
 * @param user the master user, which a database restored from it has too
 * @param created when it was taken; empty while it is
 * @param gibibytes the size of the storage
 * @param key the ARN of the key it is encrypted with
 */
public record KnownSnapshot(
    String kind,
    String identifier,
    String arn,
    String database,
    String type,
    String status,
    int percent,
    String engine,
    String engineVersion,
    String user,
    Optional<Instant> created,
    int gibibytes,
    Optional<String> key) {}
