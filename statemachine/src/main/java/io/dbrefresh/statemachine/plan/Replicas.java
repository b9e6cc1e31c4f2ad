package io.dbrefresh.statemachine.plan;

import java.util.List;

/**
 * The replicas of the new database.
 *
 * @param settings what the refresh file says of all of them; what it leaves open is as the database
 *     itself is set
 */
public record Replicas(List<Replica> replicas, Settings settings) {}
