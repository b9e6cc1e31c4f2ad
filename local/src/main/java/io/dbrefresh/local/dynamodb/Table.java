package io.dbrefresh.local.dynamodb;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table: its name and its primary key. */
record Table(String name, KeyAttribute hash, Optional<KeyAttribute> range, Instant created) {

  List<KeyAttribute> keys() {
    return Stream.concat(Stream.of(hash), range.stream()).toList();
  }

  boolean isKey(String attribute) {
    return keys().stream().anyMatch(key -> key.name().equals(attribute));
  }

  /** The primary key of an item. */
  Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> key = new LinkedHashMap<>();
    keys().forEach(each -> key.put(each.name(), each.in(item)));
    return key;
  }

  /** {@code key} as the request gives it, refused unless it is exactly this table's. */
  Map<String, AttributeValue> checked(Map<String, AttributeValue> key) {
    if (key.size() != keys().size() || !keys().stream().allMatch(each -> each.isIn(key))) {
      throw Faults.validation("The provided key element does not match the schema");
    }
    return keyOf(key);
  }

  /** The name an item is stored under: the same for equal keys, however long they are. */
  String documentName(Map<String, AttributeValue> item) {
    StringBuilder text = new StringBuilder();
    for (KeyAttribute each : keys()) {
      AttributeValue value = each.in(item);
      AttributeValue plain = value.n() == null ? value : Values.number(Values.decimal(value.n()));
      text.append(AttributeJson.write(Map.of(each.name(), plain)));
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
