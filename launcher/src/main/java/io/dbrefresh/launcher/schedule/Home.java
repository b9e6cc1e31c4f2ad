package io.dbrefresh.launcher.schedule;

/**
 * Where schedules live and what they need, as the templates have made it.
 *
 * @param group the schedules' group
 * @param role the ARN of the role that starts executions
 * @param machine the ARN of the refresh machine
 * @param bucket where refresh files lie
 */
public record Home(String group, String role, String machine, String bucket) {}
