package io.dbrefresh.launcher.region;

import java.util.function.Supplier;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * RDS of a region.
 *
 * @param region its name, {@code us-west-2}
 */
public record RegionalRds(String region, Supplier<RdsClient> rds) {}
