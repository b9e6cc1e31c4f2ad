package io.dbrefresh.local.dynamodb;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An attribute of a table's primary key.
 *
 * @param type S, N or B
 */
record KeyAttribute(String name, String type) {

  /** The key's value in an item that is written; refused where it is not one. */
  AttributeValue in(Map<String, AttributeValue> item) {
    @Nullable AttributeValue value = item.get(name);
    if (value == null) {
      throw Faults.validation(
          "One or more parameter values were invalid: Missing the key " + name + " in the item");
    }
    if (!Values.type(value).equals(type)) {
      throw Faults.validation(
          "One or more parameter values were invalid: Type mismatch for key %s expected: %s actual: %s"
              .formatted(name, type, Values.type(value)));
    }
    refuseEmpty(value);
    return value;
  }

  boolean isIn(Map<String, AttributeValue> key) {
    @Nullable AttributeValue value = key.get(name);
    return value != null && Values.type(value).equals(type);
  }

  private void refuseEmpty(AttributeValue value) {
    boolean empty =
        value.s() != null ? value.s().isEmpty() : Sizes.size(value).equals(Optional.of("0"));
    if (empty) {
      throw Faults.validation(
          "One or more parameter values are not valid. The AttributeValue for a key attribute"
              + " cannot contain an empty string value. Key: "
              + name);
    }
  }
}
