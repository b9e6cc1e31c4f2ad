package io.dbrefresh.local.lambda;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * The functions of a CloudFormation template ("AWS::Lambda::Function"). The template is read as a
 * tree of nodes, where short forms such as {@code !GetAtt} are tags like any other; a {@code !Ref}
 * to a parameter stands for the parameter's default.
 */
final class FunctionTemplate {
  private static final String TYPE = "AWS::Lambda::Function";
  private static final int DEFAULT_TIMEOUT_SECONDS = 3;
  private static final int DEFAULT_MEMORY = 128;

  private final Path file;
  private final Map<String, Node> top;

  /** Reads the template. */
  FunctionTemplate(Path file) {
    this.file = file;
    try (Reader reader = Files.newBufferedReader(file)) {
      top = entries(Optional.ofNullable(new Yaml(new LoaderOptions()).compose(reader)));
    } catch (YAMLException invalid) {
      throw new IllegalStateException(
          "The template " + file + " is not YAML: " + invalid.getMessage(), invalid);
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "Cannot read the functions of the local region from " + file, failed);
    }
  }

  List<FunctionDefinition> functions() {
    List<FunctionDefinition> functions = new ArrayList<>();
    entries(top, "Resources")
        .forEach(
            (name, resource) -> {
              Map<String, Node> entries = entries(Optional.of(resource));
              if (text(entries, "Type").filter(TYPE::equals).isPresent()) {
                functions.add(function(name, entries(entries, "Properties")));
              }
            });
    return functions;
  }

  private FunctionDefinition function(String name, Map<String, Node> properties) {
    String handler =
        text(properties, "Handler")
            .orElseThrow(
                () ->
                    new IllegalStateException(file + ": the function " + name + " has no Handler"));
    int method = handler.indexOf("::");
    return new FunctionDefinition(
        name,
        method < 0 ? handler : handler.substring(0, method),
        Duration.ofSeconds(number(name, properties, "Timeout", DEFAULT_TIMEOUT_SECONDS)),
        number(name, properties, "MemorySize", DEFAULT_MEMORY));
  }

  private int number(
      String function, Map<String, Node> properties, String property, int otherwise) {
    try {
      return text(properties, property).map(Integer::parseInt).orElse(otherwise);
    } catch (NumberFormatException not) {
      throw new IllegalStateException(
          "%s: the %s of the function %s is not a number".formatted(file, property, function), not);
    }
  }

  private Optional<String> text(Map<String, Node> entries, String key) {
    if (!(entries.get(key) instanceof ScalarNode scalar)) {
      return Optional.empty();
    }
    if (!scalar.getTag().getValue().equals("!Ref")) {
      return Optional.of(scalar.getValue());
    }
    return entries(entries(top, "Parameters"), scalar.getValue()).get("Default")
            instanceof ScalarNode theDefault
        ? Optional.of(theDefault.getValue())
        : Optional.empty();
  }

  private static Map<String, Node> entries(Map<String, Node> entries, String key) {
    return entries(Optional.ofNullable(entries.get(key)));
  }

  private static Map<String, Node> entries(Optional<Node> node) {
    Map<String, Node> entries = new LinkedHashMap<>();
    if (node.isPresent() && node.get() instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key) {
          entries.put(key.getValue(), tuple.getValueNode());
        }
      }
    }
    return entries;
  }
}
