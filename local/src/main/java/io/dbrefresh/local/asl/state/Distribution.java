package io.dbrefresh.local.asl.state;

import java.util.Optional;

/**
 * What only a Map in distributed mode has.
 *
 * @param toleratedCount failed items that are borne
 * @param toleratedPercentage the same in percent of all
 */
public record Distribution(
    Optional<IntegerField> toleratedCount,
    Optional<IntegerField> toleratedPercentage,
    Optional<ItemBatcher> batcher) {}
