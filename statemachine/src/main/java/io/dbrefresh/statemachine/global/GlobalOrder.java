package io.dbrefresh.statemachine.global;

import java.util.Optional;

/**
 * What somebody asks for.
 *
 * @param to the region that takes over, is detached, or rejoins
 * @param from of a rejoin: the region of the cluster that writes; empty: the one that is found
 * @param rpoSeconds how far the secondary may be behind; empty: as far as it is
 * @param allowDataLoss whether commits may be lost
 * @param refuseSmaller whether a side that is smaller than the writer's is refused, or only noted
 * @param switchBack of a rejoin: whether the region writes again at its end
 * @param unprotect of a rejoin: whether deletion protection of the old side is taken off
 * @param secret the secret with the master user's login, by name
 * @param launchedBy who asks
 */
public record GlobalOrder(
    Operation operation,
    String globalCluster,
    String to,
    Optional<String> from,
    Optional<Long> rpoSeconds,
    boolean allowDataLoss,
    boolean refuseSmaller,
    boolean switchBack,
    boolean unprotect,
    String secret,
    String launchedBy) {}
