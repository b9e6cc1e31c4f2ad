package io.dbrefresh.local.cloudformation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A template of {@code cloudformation/} as maps, lists and strings, short forms of functions as
 * their long ones: {@code !Ref a} is a map of {@code Ref} to {@code a}, {@code !Sub b} one of
 * {@code Fn::Sub} to {@code b}.
 *
 * @param name of the file below {@code cloudformation/}, without its extension
 * @param text of the file
 */
record ProjectTemplate(String name, String text, Map<String, Object> top) {
  private static final Path FOLDER = Path.of("..", "cloudformation");

  /** The template of this name. */
  static ProjectTemplate called(String name) {
    try {
      String text = Files.readString(FOLDER.resolve(name + ".yaml"));
      Node root = new Yaml(new LoaderOptions()).compose(new java.io.StringReader(text));
      return new ProjectTemplate(name, text, map(value(root)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** All templates. */
  static List<ProjectTemplate> all() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .map(file -> FOLDER.relativize(file).toString())
          .filter(file -> file.endsWith(".yaml"))
          .map(file -> called(file.replace(".yaml", "")))
          .sorted(Comparator.comparing(ProjectTemplate::name))
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What is below {@code path}; an empty map where nothing is. */
  Map<String, Object> section(String... path) {
    Map<String, Object> section = top;
    for (String name : path) {
      section = map(section.getOrDefault(name, Map.of()));
    }
    return section;
  }

  /** The properties of the resources of a type, by logical id. */
  Map<String, Map<String, Object>> resources(String type) {
    Map<String, Map<String, Object>> found = new LinkedHashMap<>();
    section("Resources")
        .forEach(
            (id, resource) -> {
              if (required(map(resource), "Type").equals(type)) {
                found.put(id, map(map(resource).getOrDefault("Properties", Map.of())));
              }
            });
    return found;
  }

  /** The maps within {@code value}, itself among them. */
  static Stream<Map<String, Object>> maps(Object value) {
    if (value instanceof Map<?, ?> map) {
      return Stream.concat(
          Stream.of(map(map)), map.values().stream().flatMap(inner -> maps(inner)));
    }
    return value instanceof List<?> list
        ? list.stream().flatMap(inner -> maps(inner))
        : Stream.empty();
  }

  /** The strings within {@code value}. */
  static Stream<String> strings(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.values().stream().flatMap(inner -> strings(inner));
    }
    return value instanceof List<?> list
        ? list.stream().flatMap(inner -> strings(inner))
        : Stream.of(value.toString());
  }

  /** What {@code map} has under {@code key}; without it the test fails and names the key. */
  static <T> T required(Map<String, T> map, String key) {
    return Objects.requireNonNull(map.get(key), key);
  }

  /** {@code value} as a map. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private static Object value(Node node) {
    String tag = node.getTag().getValue();
    Object plain = plain(node);
    if (!tag.startsWith("!")) {
      return plain;
    }
    String function = tag.substring(1);
    return Map.of(function.equals("Ref") ? function : "Fn::" + function, plain);
  }

  private static Object plain(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    if (node instanceof SequenceNode sequence) {
      List<Object> list = new ArrayList<>();
      sequence.getValue().forEach(inner -> list.add(value(inner)));
      return list;
    }
    Map<String, Object> map = new LinkedHashMap<>();
    ((MappingNode) node)
        .getValue()
        .forEach(
            tuple ->
                map.put(((ScalarNode) tuple.getKeyNode()).getValue(), value(tuple.getValueNode())));
    return map;
  }

  @Override
  public String toString() {
    return name;
  }
}
