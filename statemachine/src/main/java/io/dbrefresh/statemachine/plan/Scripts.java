package io.dbrefresh.statemachine.plan;

import java.util.List;

/**
 * The SQL scripts to run on the temp database.
 *
 * @param bucket S3 bucket
 * @param keys full keys of the objects, in the order they run
 */
public record Scripts(String bucket, List<String> keys) {}
