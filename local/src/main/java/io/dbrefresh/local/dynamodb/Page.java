package io.dbrefresh.local.dynamodb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One answer of a query or a scan.
 *
 * @param items those that the filter left
 * @param scanned how many were looked at
 * @param lastKey where to go on; empty at the end
 */
record Page(
    List<Map<String, AttributeValue>> items,
    int scanned,
    Optional<Map<String, AttributeValue>> lastKey) {

  /** What is searched, in which order, and which of it is answered. */
  record Search(Table table, Comparator<Map<String, AttributeValue>> order, Condition filter) {

    /**
     * Goes through {@code candidates} behind {@code start} until {@code limit} of them, or 1 MB,
     * have been looked at: the limit counts before the filter ("Limiting the number of items in the
     * result set").
     */
    Page from(
        List<Map<String, AttributeValue>> candidates,
        Map<String, AttributeValue> start,
        @Nullable Integer limit) {
      checkLimit(limit);
      List<Map<String, AttributeValue>> kept = new ArrayList<>();
      long bytes = 0;
      int scanned = 0;
      for (Map<String, AttributeValue> item : behind(candidates, start)) {
        scanned++;
        bytes += Sizes.item(item);
        if (new ConditionEvaluator(item).holds(filter)) {
          kept.add(item);
        }
        if ((limit != null && scanned >= limit) || bytes >= Sizes.PAGE) {
          return new Page(kept, scanned, Optional.of(table.keyOf(item)));
        }
      }
      return new Page(kept, scanned, Optional.empty());
    }

    /** The item at {@code start} itself may be gone by now. */
    private List<Map<String, AttributeValue>> behind(
        List<Map<String, AttributeValue>> candidates, Map<String, AttributeValue> start) {
      if (start.isEmpty()) {
        return candidates.stream().sorted(order).toList();
      }
      if (!table.keys().stream().allMatch(key -> key.isIn(start))) {
        throw Faults.validation("The provided starting key is invalid");
      }
      return candidates.stream()
          .sorted(order)
          .filter(item -> order.compare(item, start) > 0)
          .toList();
    }
  }

  private static void checkLimit(@Nullable Integer limit) {
    if (limit != null && limit < 1) {
      throw Faults.validation(
          "1 validation error detected: Value '%d' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1"
              .formatted(limit));
    }
  }
}
