package io.dbrefresh.statemachine.plan;

import java.util.List;
import java.util.Optional;

/** The replicas to create, and what they have in common; what is empty is left to RDS. */
public record Replicas(
    List<Replica> replicas,
    Optional<String> engine,
    Optional<String> subnetGroup,
    Optional<String> parameterGroup,
    List<String> securityGroups,
    Optional<Boolean> multiAz,
    Optional<Boolean> iamAuthentication,
    Optional<Boolean> autoMinorVersionUpgrade,
    Optional<Boolean> copyTagsToSnapshot,
    Optional<String> storageType,
    Optional<Integer> iops) {}
