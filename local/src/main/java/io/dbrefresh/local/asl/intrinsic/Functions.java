package io.dbrefresh.local.asl.intrinsic;

import java.util.Map;
import java.util.Optional;

/** The functions by name. */
final class Functions {
  private static final Map<String, Function> ALL =
      Map.ofEntries(
          Map.entry("Format", Strings::format),
          Map.entry("StringToJson", Strings::stringToJson),
          Map.entry("JsonToString", Strings::jsonToString),
          Map.entry("StringSplit", Strings::split),
          Map.entry("Base64Encode", Encodings::base64Encode),
          Map.entry("Base64Decode", Encodings::base64Decode),
          Map.entry("Hash", Encodings::hash),
          Map.entry("UUID", Encodings::uuid),
          Map.entry("Array", Arrays::array),
          Map.entry("ArrayPartition", Arrays::partition),
          Map.entry("ArrayContains", Arrays::contains),
          Map.entry("ArrayRange", Arrays::range),
          Map.entry("ArrayGetItem", Arrays::item),
          Map.entry("ArrayLength", Arrays::length),
          Map.entry("ArrayUnique", Arrays::unique),
          Map.entry("JsonMerge", Objects::merge),
          Map.entry("MathAdd", Numbers::add),
          Map.entry("MathRandom", Numbers::random));

  private Functions() {}

  static Optional<Function> named(String name) {
    return Optional.ofNullable(ALL.get(name));
  }
}
