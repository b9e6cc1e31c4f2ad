package io.dbrefresh.local.asl.state;

import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.task.ItemSource;
import java.util.Optional;

/**
 * How a Map in distributed mode reads its items.
 *
 * @param arguments what the source is asked with
 * @param maxItems how many are read; empty: all
 */
public record ItemReader(
    ItemSource source, Expression arguments, Optional<IntegerField> maxItems) {}
