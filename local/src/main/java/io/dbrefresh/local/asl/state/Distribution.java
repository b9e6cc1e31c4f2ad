package io.dbrefresh.local.asl.state;

import java.util.Optional;

/**
 * What only a Map in distributed mode has.
 *
 * @param label a name for the ARN of the Map Run
 * @param toleratedCount failed items that are borne
 * @param toleratedPercentage the same in percent of all
 */
public record Distribution(
    Optional<String> label,
    Optional<IntegerField> toleratedCount,
    Optional<PercentageField> toleratedPercentage,
    Optional<ItemBatcher> batcher,
    Optional<ResultWriter> writer) {}
