package io.dbrefresh.statemachine.plan;

import java.util.List;
import java.util.Optional;

/**
 * Settings of the restored instance or cluster; what is empty is left to RDS.
 *
 * @param port TCP port
 * @param subnetGroup DB subnet group
 * @param parameterGroup DB parameter group (RDS) or DB cluster parameter group (Aurora)
 * @param logExports log types to export to CloudWatch Logs
 * @param securityGroups VPC security group ids
 * @param instanceClass RDS only, as is {@code multiAz}, {@code autoMinorVersionUpgrade}, {@code
 *     storageType} and {@code iops}
 * @param iops provisioned I/O operations a second
 * @param backtrackSeconds Aurora MySQL only: how far the cluster can be backtracked, in seconds
 * @param engine Aurora only, with a snapshot
 * @param engineVersion Aurora only, with a snapshot
 */
public record Settings(
    Optional<Integer> port,
    Optional<String> subnetGroup,
    Optional<String> parameterGroup,
    List<String> logExports,
    List<String> securityGroups,
    Optional<Boolean> iamAuthentication,
    Optional<Boolean> copyTagsToSnapshot,
    Optional<Boolean> deletionProtection,
    Optional<String> instanceClass,
    Optional<Boolean> multiAz,
    Optional<Boolean> autoMinorVersionUpgrade,
    Optional<String> storageType,
    Optional<Integer> iops,
    Optional<Integer> backtrackSeconds,
    Optional<String> engine,
    Optional<String> engineVersion) {}
