package io.dbrefresh.local.rds.storage;

/**
 * A volume that another one follows.
 *
 * @param storage where the volume is
 * @param port where it is served
 * @param follower by which name the follower is known to the volume's server
 */
public record Upstream(ReplicatingStorage storage, Volume volume, int port, String follower) {}
