package io.dbrefresh.local.face.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.face.shape.MalformedException;
import io.dbrefresh.local.face.shape.WireValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** A value in a JSON document. What is {@code null} was not sent. */
public record JsonValue(JsonNode node) implements WireValue {

  @Override
  public Optional<WireValue> member(SdkField<?> field) {
    require(node.isObject(), "an object");
    return Optional.ofNullable(node.get(field.locationName()))
        .filter(value -> !value.isNull())
        .map(JsonValue::new);
  }

  @Override
  public List<WireValue> items(ListTrait trait) {
    require(node.isArray(), "an array");
    List<WireValue> items = new ArrayList<>();
    node.forEach(item -> items.add(new JsonValue(item)));
    return items;
  }

  @Override
  public Map<String, WireValue> entries(MapTrait trait) {
    require(node.isObject(), "an object");
    Map<String, WireValue> entries = new LinkedHashMap<>();
    node.properties()
        .forEach(entry -> entries.put(entry.getKey(), new JsonValue(entry.getValue())));
    return entries;
  }

  @Override
  public String text() {
    require(node.isValueNode(), "a value");
    return node.asText();
  }

  private void require(boolean holds, String wanted) {
    if (!holds) {
      throw new MalformedException(
          "Expected " + wanted + ", found " + node.getNodeType().name().toLowerCase(Locale.ROOT),
          null);
    }
  }
}
