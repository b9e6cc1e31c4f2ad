package io.dbrefresh.local.cloudformation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A template in YAML; the short forms of functions ({@code !Ref}) become their long ones. */
record Template(Map<String, Object> tree) {

  static Template parse(String yaml) {
    Object tree = new Yaml(new Functions()).load(yaml);
    if (!(tree instanceof Map<?, ?>)) {
      throw Faults.invalid("Template format error: unsupported structure.");
    }
    return new Template(section(tree));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> section(Object map) {
    return map instanceof Map<?, ?> ? (Map<String, Object>) map : Map.of();
  }

  Map<String, Object> section(String name) {
    return section(tree.getOrDefault(name, Map.of()));
  }

  static Map<String, Object> of(Map<String, Object> map, String name) {
    return section(map.getOrDefault(name, Map.of()));
  }

  /** The values of all parameters, defaults included; checked as the service checks them. */
  Map<String, String> parameters(Map<String, String> given) {
    Map<String, Object> declared = section("Parameters");
    TreeSet<String> unknown = new TreeSet<>(given.keySet());
    unknown.removeAll(declared.keySet());
    if (!unknown.isEmpty()) {
      throw Faults.invalid("Parameters: " + unknown + " do not exist in the template");
    }
    Map<String, String> values = new LinkedHashMap<>();
    TreeSet<String> missing = new TreeSet<>();
    for (String name : declared.keySet()) {
      Map<String, Object> rules = of(declared, name);
      Object otherwise = rules.get("Default");
      String value = given.getOrDefault(name, otherwise == null ? "" : otherwise.toString());
      if (!given.containsKey(name) && otherwise == null) {
        missing.add(name);
      }
      values.put(name, value);
    }
    if (!missing.isEmpty()) {
      throw Faults.invalid("Parameters: " + missing + " must have values");
    }
    values.forEach((name, value) -> check(name, value, of(declared, name)));
    return values;
  }

  private static void check(String name, String value, Map<String, Object> rules) {
    boolean list = "CommaDelimitedList".equals(rules.get("Type"));
    List<String> parts = list ? List.of(value.split(",", -1)) : List.of(value);
    Object pattern = rules.get("AllowedPattern");
    boolean fits =
        pattern == null || parts.stream().allMatch(part -> part.matches(pattern.toString()));
    if (rules.get("AllowedValues") instanceof List<?> allowed) {
      fits &= allowed.stream().anyMatch(one -> one.toString().equals(value));
    }
    fits &= value.length() >= number(rules, "MinLength", 0);
    fits &= value.length() <= number(rules, "MaxLength", Integer.MAX_VALUE);
    if (!fits) {
      throw Faults.invalid(
          "Parameter %s failed to satisfy constraint: %s"
              .formatted(name, rules.getOrDefault("ConstraintDescription", "its rules")));
    }
  }

  private static int number(Map<String, Object> rules, String name, int otherwise) {
    return rules.get(name) instanceof Number number ? number.intValue() : otherwise;
  }

  /** Makes {@code {"Fn::Sub": …}} of {@code !Sub …}, and the same of all others. */
  private static final class Functions extends SafeConstructor {
    Functions() {
      super(new LoaderOptions());
      yamlMultiConstructors.put(
          "!",
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              String tag = node.getTag().getValue().substring(1);
              String name = tag.equals("Ref") || tag.equals("Condition") ? tag : "Fn::" + tag;
              return Map.of(name, value(node));
            }
          });
    }

    private Object value(Node node) {
      if (node instanceof SequenceNode sequence) {
        return constructSequence(sequence);
      } else if (node instanceof MappingNode mapping) {
        return constructMapping(mapping);
      }
      return constructScalar((ScalarNode) node);
    }
  }
}
