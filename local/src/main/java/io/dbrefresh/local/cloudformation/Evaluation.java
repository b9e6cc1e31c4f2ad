package io.dbrefresh.local.cloudformation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a template's functions come to, as far as no resource has to exist for it. */
record Evaluation(Template template, Map<String, String> values) {
  private static final Pattern NAMED = Pattern.compile("\\$\\{([^}!]+)}");

  /** Whether a resource or output is there. */
  boolean isThere(Map<String, Object> element) {
    return Optional.ofNullable(element.get("Condition"))
        .map(name -> holds(template.section("Conditions").getOrDefault(name.toString(), Map.of())))
        .orElse(true);
  }

  private boolean holds(Object condition) {
    if (!(condition instanceof Map<?, ?> map) || map.isEmpty()) {
      return true;
    }
    Map.Entry<?, ?> only = map.entrySet().iterator().next();
    List<?> operands = only.getValue() instanceof List<?> list ? list : List.of(only.getValue());
    return switch (only.getKey().toString()) {
      case "Fn::Equals" -> text(operands.get(0)).equals(text(operands.get(1)));
      case "Fn::Not" -> !holds(operands.get(0));
      case "Fn::And" -> operands.stream().allMatch(this::holds);
      case "Fn::Or" -> operands.stream().anyMatch(this::holds);
      case "Condition" ->
          holds(template.section("Conditions").getOrDefault(operands.get(0).toString(), Map.of()));
      default -> throw Faults.invalid("Template error: " + only.getKey() + " is no condition");
    };
  }

  /** A value in words; what only a resource can tell stands there as it is written. */
  String text(Object value) {
    if (!(value instanceof Map<?, ?> map) || map.size() != 1) {
      return String.valueOf(value);
    }
    Map.Entry<?, ?> only = map.entrySet().iterator().next();
    return switch (only.getKey().toString()) {
      case "Ref" -> values.getOrDefault(only.getValue().toString(), only.getValue().toString());
      case "Fn::Sub" -> substituted(only.getValue());
      case "Fn::Join" -> joined((List<?>) only.getValue());
      default -> String.valueOf(value);
    };
  }

  private String substituted(Object sub) {
    String text = sub instanceof List<?> list ? list.get(0).toString() : sub.toString();
    return NAMED
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
  }

  private String joined(List<?> join) {
    Object parts = join.get(1);
    return parts instanceof List<?> list
        ? list.stream().map(this::text).collect(Collectors.joining(text(join.get(0))))
        : text(parts);
  }
}
