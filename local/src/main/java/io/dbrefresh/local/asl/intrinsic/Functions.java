package io.dbrefresh.local.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions by name. */
final class Functions {
  private static final Map<String, Function> ALL =
      Map.ofEntries(
          Map.entry("Format", pure(Strings::format)),
          Map.entry("StringToJson", pure(Strings::stringToJson)),
          Map.entry("JsonToString", pure(Strings::jsonToString)),
          Map.entry("StringSplit", pure(Strings::split)),
          Map.entry("Base64Encode", pure(Encodings::base64Encode)),
          Map.entry("Base64Decode", pure(Encodings::base64Decode)),
          Map.entry("Hash", pure(Encodings::hash)),
          Map.entry("UUID", Encodings::uuid),
          Map.entry("Array", pure(Arrays::array)),
          Map.entry("ArrayPartition", pure(Arrays::partition)),
          Map.entry("ArrayContains", pure(Arrays::contains)),
          Map.entry("ArrayRange", pure(Arrays::range)),
          Map.entry("ArrayGetItem", pure(Arrays::item)),
          Map.entry("ArrayLength", pure(Arrays::length)),
          Map.entry("ArrayUnique", pure(Arrays::unique)),
          Map.entry("JsonMerge", pure(Objects::merge)),
          Map.entry("MathAdd", pure(Numbers::add)),
          Map.entry("MathRandom", Numbers::random));

  private Functions() {}

  private static Function pure(java.util.function.Function<List<JsonNode>, JsonNode> computed) {
    return (arguments, random) -> computed.apply(arguments);
  }

  static Optional<Function> named(String name) {
    return Optional.ofNullable(ALL.get(name));
  }
}
