package io.dbrefresh.local.cloudformation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a template with these values makes.
 *
 * @param resources their types and properties, as text that differs where anything does
 */
record Plan(
    Map<String, String> parameters, Map<String, Item> resources, Map<String, String> outputs) {

  /**
   * One resource.
   *
   * @param retained whether it stays when the stack goes
   * @param template the address of a nested stack's template; empty for others
   */
  record Item(String type, String content, boolean retained, String template) {}

  /** The difference of one resource between two plans. */
  record Step(String action, String name, Item item) {}

  static Plan of(Template template, Map<String, String> given, Map<String, String> pseudo) {
    Map<String, String> parameters = template.parameters(given);
    Map<String, String> values = new LinkedHashMap<>(pseudo);
    values.putAll(parameters);
    Evaluation evaluation = new Evaluation(template, values);
    Map<String, Item> resources = new LinkedHashMap<>();
    for (String name : template.section("Resources").keySet()) {
      Map<String, Object> resource = Template.of(template.section("Resources"), name);
      if (evaluation.isThere(resource)) {
        resources.put(name, item(evaluation, resource));
      }
    }
    Map<String, String> outputs = new LinkedHashMap<>();
    for (String name : template.section("Outputs").keySet()) {
      Map<String, Object> output = Template.of(template.section("Outputs"), name);
      if (evaluation.isThere(output)) {
        outputs.put(name, evaluation.text(output.getOrDefault("Value", "")));
      }
    }
    return new Plan(parameters, resources, outputs);
  }

  private static Item item(Evaluation evaluation, Map<String, Object> resource) {
    Map<String, Object> properties = Template.of(resource, "Properties");
    StringBuilder content = new StringBuilder();
    write(evaluation, properties, content);
    return new Item(
        resource.getOrDefault("Type", "").toString(),
        content.toString(),
        "Retain".equals(resource.get("DeletionPolicy")),
        evaluation.text(properties.getOrDefault("TemplateURL", "")));
  }

  private static void write(Evaluation evaluation, Object value, StringBuilder into) {
    if (value instanceof Map<?, ?> map && !isFunction(map)) {
      map.forEach(
          (key, inner) -> {
            into.append(key).append('=');
            write(evaluation, inner, into);
          });
    } else if (value instanceof List<?> list) {
      list.forEach(inner -> write(evaluation, inner, into));
    } else {
      into.append(evaluation.text(value)).append(';');
    }
  }

  private static boolean isFunction(Map<?, ?> map) {
    return map.size() == 1
        && map.keySet().stream()
            .allMatch(key -> key.equals("Ref") || key.toString().startsWith("Fn::"));
  }

  /** What has to be done to come from {@code before} to this. */
  List<Step> from(Plan before) {
    List<Step> steps = new ArrayList<>();
    resources.forEach(
        (name, item) -> {
          Item old = before.resources().get(name);
          if (old == null) {
            steps.add(new Step("Add", name, item));
          } else if (!old.equals(item)) {
            steps.add(new Step("Modify", name, item));
          }
        });
    before.resources().forEach(
        (name, item) -> {
          if (!resources.containsKey(name)) {
            steps.add(new Step("Remove", name, item));
          }
        });
    return steps;
  }

  static Plan nothing() {
    return new Plan(Map.of(), Map.of(), Map.of());
  }
}
