package io.dbrefresh.local.simulation.crowd;

/**
 * How often quotas refused a call.
 *
 * @param starts StartExecution
 * @param describes DescribeExecution
 * @param rdsCalls operations of RDS
 * @param functions invocations
 * @param beyond creations beyond the number of instances or snapshots
 * @param mostInstances how many DB instances there were at most
 */
public record Refusals(
    long starts, long describes, long rdsCalls, long functions, long beyond, int mostInstances) {}
