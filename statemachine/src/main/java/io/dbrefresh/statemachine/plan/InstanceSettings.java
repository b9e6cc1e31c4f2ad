package io.dbrefresh.statemachine.plan;

import java.util.Optional;

/**
 * Settings of an instance that is created in the restored Aurora cluster; what is empty is left to
 * RDS.
 *
 * @param performanceInsightsRetention days, 7 or 731
 * @param monitoringInterval seconds between two points of enhanced monitoring; 0 is off
 * @param monitoringRoleArn the role that enhanced monitoring writes with
 */
public record InstanceSettings(
    Optional<String> instanceClass,
    Optional<String> engine,
    Optional<String> subnetGroup,
    Optional<String> parameterGroup,
    Optional<Boolean> autoMinorVersionUpgrade,
    Optional<Boolean> copyTagsToSnapshot,
    Optional<Boolean> performanceInsights,
    Optional<Integer> performanceInsightsRetention,
    Optional<String> performanceInsightsKmsKeyId,
    Optional<Integer> monitoringInterval,
    Optional<String> monitoringRoleArn) {}
