package io.dbrefresh.local.face.query;

import io.dbrefresh.local.face.shape.MalformedException;
import io.dbrefresh.local.face.shape.WireValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/**
 * A value in form parameters, whose names are paths: {@code Filters.Filter.1.Values.Value.2}.
 *
 * @param parameters all of the request's
 * @param path of this value; empty for the request itself
 */
record QueryValue(NavigableMap<String, String> parameters, String path) implements WireValue {

  static QueryValue of(Map<String, String> parameters) {
    return new QueryValue(new TreeMap<>(parameters), "");
  }

  @Override
  public Optional<WireValue> member(SdkField<?> field) {
    return at(field.locationName()).map(value -> value);
  }

  /** A list has the items' name between its own and the number, unless it is flattened. */
  @Override
  public List<WireValue> items(ListTrait trait) {
    String name = trait.memberLocationName() == null ? "member" : trait.memberLocationName();
    QueryValue list = trait.isFlattened() ? this : at(name).orElse(this);
    List<WireValue> items = new ArrayList<>();
    for (int number = 1; list.at(String.valueOf(number)).isPresent(); number++) {
      items.add(list.at(String.valueOf(number)).get());
    }
    return items;
  }

  @Override
  public Map<String, WireValue> entries(MapTrait trait) {
    QueryValue map = trait.isFlattened() ? this : at("entry").orElse(this);
    Map<String, WireValue> entries = new LinkedHashMap<>();
    for (int number = 1; map.at(String.valueOf(number)).isPresent(); number++) {
      QueryValue entry = map.at(String.valueOf(number)).get();
      String key = entry.at(trait.keyLocationName()).map(QueryValue::text).orElse("");
      entry.at(trait.valueLocationName()).ifPresent(value -> entries.put(key, value));
    }
    return entries;
  }

  /** What lies under a name, where a parameter is called so or begins so. */
  private Optional<QueryValue> at(String name) {
    String inner = path.isEmpty() ? name : path + "." + name;
    String found = parameters.ceilingKey(inner + ".");
    boolean there =
        parameters.containsKey(inner) || (found != null && found.startsWith(inner + "."));
    return there ? Optional.of(new QueryValue(parameters, inner)) : Optional.empty();
  }

  @Override
  public String text() {
    String value = parameters.get(path);
    if (value == null) {
      throw new MalformedException(path + " is not a value", null);
    }
    return value;
  }
}
