package io.dbrefresh.statemachine.plan;

import java.util.Optional;

/**
 * Where the data come from; only read.
 *
 * @param identifier the instance (RDS) or cluster (Aurora)
 * @param engine RDS's engine name, such as {@code mysql} or {@code aurora-postgresql}
 * @param engineVersion the version that RDS reports
 * @param masterUsername the master user, which a restore takes over
 * @param databaseName the database that was created with it, which Describe answers may lack
 */
public record Source(
    String identifier,
    String engine,
    String engineVersion,
    String masterUsername,
    Optional<String> databaseName) {}
