package io.dbrefresh.local.dynamodb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Puts values into a document and takes them out; values are immutable, so it makes new ones. */
final class PathWriter {
  private PathWriter() {}

  static Map<String, AttributeValue> put(
      Map<String, AttributeValue> item, AttributePath path, AttributeValue value) {
    return put(AttributeValue.fromM(item), path.steps(), value).m();
  }

  static Map<String, AttributeValue> remove(Map<String, AttributeValue> item, AttributePath path) {
    return path.in(item).isEmpty() ? item : remove(AttributeValue.fromM(item), path.steps()).m();
  }

  private static AttributeValue put(
      AttributeValue container, List<AttributePath.Step> steps, AttributeValue value) {
    boolean last = steps.size() == 1;
    if (steps.get(0) instanceof AttributePath.Key key && container.hasM()) {
      Map<String, AttributeValue> map = new LinkedHashMap<>(container.m());
      map.put(key.name(), last ? value : put(child(map.get(key.name())), rest(steps), value));
      return AttributeValue.fromM(map);
    }
    if (steps.get(0) instanceof AttributePath.Index index && container.hasL()) {
      List<AttributeValue> list = new ArrayList<>(container.l());
      if (index.index() < list.size()) {
        AttributeValue before = list.get(index.index());
        list.set(index.index(), last ? value : put(before, rest(steps), value));
      } else if (last) {
        list.add(value);
      } else {
        throw invalidPath();
      }
      return AttributeValue.fromL(list);
    }
    throw invalidPath();
  }

  /** {@code steps} lead to something: nothing on the way is missing. */
  private static AttributeValue remove(AttributeValue container, List<AttributePath.Step> steps) {
    boolean last = steps.size() == 1;
    if (steps.get(0) instanceof AttributePath.Key key) {
      Map<String, AttributeValue> map = new LinkedHashMap<>(container.m());
      if (last) {
        map.remove(key.name());
      } else {
        map.put(key.name(), remove(child(map.get(key.name())), rest(steps)));
      }
      return AttributeValue.fromM(map);
    }
    int index = ((AttributePath.Index) steps.get(0)).index();
    List<AttributeValue> list = new ArrayList<>(container.l());
    if (last) {
      list.remove(index);
    } else {
      list.set(index, remove(list.get(index), rest(steps)));
    }
    return AttributeValue.fromL(list);
  }

  private static List<AttributePath.Step> rest(List<AttributePath.Step> steps) {
    return steps.subList(1, steps.size());
  }

  private static AttributeValue child(@Nullable AttributeValue child) {
    if (child == null) {
      throw invalidPath();
    }
    return child;
  }

  private static RuntimeException invalidPath() {
    return Faults.validation(
        "The document path provided in the update expression is invalid for update");
  }
}
