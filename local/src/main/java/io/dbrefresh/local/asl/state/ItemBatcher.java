package io.dbrefresh.local.asl.state;

import io.dbrefresh.local.asl.query.Expression;
import java.util.Optional;

/**
 * Groups the items of a Map, one child execution for each group.
 *
 * @param maxItems items in a group
 * @param maxBytes bytes of a group's items
 * @param batchInput what every group carries besides
 */
public record ItemBatcher(
    Optional<IntegerField> maxItems,
    Optional<IntegerField> maxBytes,
    Optional<Expression> batchInput) {}
