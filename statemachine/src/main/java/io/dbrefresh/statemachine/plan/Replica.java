package io.dbrefresh.statemachine.plan;

import java.util.Optional;

/**
 * A read replica (RDS) or reader instance (Aurora) to create beside the refreshed database.
 *
 * @param instance its identifier
 * @param port RDS only
 */
public record Replica(String instance, String instanceClass, Optional<Integer> port) {}
