package io.dbrefresh.local.asl.run;

import java.util.Optional;

/** What a Map Run is to do otherwise from now on; what is absent stays. */
public record MapRunChange(
    Optional<Long> maxConcurrency,
    Optional<Long> toleratedCount,
    Optional<Double> toleratedPercentage) {}
