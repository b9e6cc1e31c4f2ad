package io.dbrefresh.local.dynamodb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a projection expression leaves of an item: the paths it names, in the item's shape. */
final class Projection {
  private final List<AttributePath> paths;

  /** No paths leave the whole item. */
  Projection(List<AttributePath> paths) {
    this.paths = paths;
  }

  Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
    if (paths.isEmpty() || item.isEmpty()) {
      return item;
    }
    List<List<AttributePath.Step>> steps = paths.stream().map(AttributePath::steps).toList();
    return pick(AttributeValue.fromM(item), steps).map(AttributeValue::m).orElse(Map.of());
  }

  /** What of {@code value} the paths lead to; a path that has ended takes the whole of it. */
  private static Optional<AttributeValue> pick(
      AttributeValue value, List<List<AttributePath.Step>> paths) {
    if (paths.stream().anyMatch(List::isEmpty)) {
      return Optional.of(value);
    }
    return value.hasM() ? pickKeys(value, paths) : pickElements(value, paths);
  }

  private static Optional<AttributeValue> pickKeys(
      AttributeValue map, List<List<AttributePath.Step>> paths) {
    Map<String, AttributeValue> picked = new LinkedHashMap<>();
    map.m()
        .forEach(
            (key, value) -> {
              List<List<AttributePath.Step>> rest = rest(paths, new AttributePath.Key(key));
              if (!rest.isEmpty()) {
                pick(value, rest).ifPresent(each -> picked.put(key, each));
              }
            });
    return picked.isEmpty() ? Optional.empty() : Optional.of(AttributeValue.fromM(picked));
  }

  private static Optional<AttributeValue> pickElements(
      AttributeValue list, List<List<AttributePath.Step>> paths) {
    List<AttributeValue> picked = new ArrayList<>();
    for (int index = 0; list.hasL() && index < list.l().size(); index++) {
      List<List<AttributePath.Step>> rest = rest(paths, new AttributePath.Index(index));
      if (!rest.isEmpty()) {
        pick(list.l().get(index), rest).ifPresent(picked::add);
      }
    }
    return picked.isEmpty() ? Optional.empty() : Optional.of(AttributeValue.fromL(picked));
  }

  private static List<List<AttributePath.Step>> rest(
      List<List<AttributePath.Step>> paths, AttributePath.Step step) {
    return paths.stream()
        .filter(path -> path.get(0).equals(step))
        .map(path -> path.subList(1, path.size()))
        .toList();
  }
}
