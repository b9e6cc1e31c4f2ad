package io.dbrefresh.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The versions and aliases of a state machine.
 *
 * @param last the number of the version that was published last; no other gets it again
 */
record Published(int last, List<Version> versions, List<Alias> aliases) {
  static final Published NOTHING = new Published(0, List.of(), List.of());

  Optional<Version> version(int number) {
    return versions.stream().filter(version -> version.number() == number).findFirst();
  }

  Optional<Alias> alias(String name) {
    return aliases.stream().filter(alias -> alias.name().equals(name)).findFirst();
  }

  Published with(Version version) {
    return new Published(
        version.number(), Stream.concat(versions.stream(), Stream.of(version)).toList(), aliases);
  }

  Published withoutVersion(int number) {
    return new Published(
        last, versions.stream().filter(each -> each.number() != number).toList(), aliases);
  }

  /** The same, with {@code alias} in the place of the one of its name. */
  Published with(Alias alias) {
    return new Published(
        last, versions, Stream.concat(others(alias.name()), Stream.of(alias)).toList());
  }

  Published withoutAlias(String name) {
    return new Published(last, versions, others(name).toList());
  }

  private Stream<Alias> others(String name) {
    return aliases.stream().filter(each -> !each.name().equals(name));
  }

  JsonNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("last", last);
    ArrayNode published = json.putArray("versions");
    versions.forEach(version -> published.add(version.toJson()));
    ArrayNode named = json.putArray("aliases");
    aliases.forEach(alias -> named.add(alias.toJson()));
    return json;
  }

  static Published fromJson(JsonNode json) {
    return new Published(
        json.path("last").asInt(),
        all(json.path("versions"), Version::fromJson),
        all(json.path("aliases"), Alias::fromJson));
  }

  private static <T> List<T> all(JsonNode array, Function<JsonNode, T> read) {
    List<T> items = new ArrayList<>();
    array.forEach(item -> items.add(read.apply(item)));
    return List.copyOf(items);
  }
}
