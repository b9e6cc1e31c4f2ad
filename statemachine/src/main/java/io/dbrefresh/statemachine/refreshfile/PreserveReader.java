package io.dbrefresh.statemachine.refreshfile;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.statemachine.plan.Preserved;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code preserve}. */
final class PreserveReader {
  private static final Pattern NAME = Pattern.compile("[^.\\s][^.]*\\.[^.]*[^.\\s]");

  /** What would end the predicate, or hide what comes behind it. */
  private static final Pattern NO_PREDICATE = Pattern.compile("(?s).*(;|--|/\\*|#).*");

  private final Steps steps;

  PreserveReader(Steps steps) {
    this.steps = steps;
  }

  List<Preserved> read() {
    return steps.running("preserve").map(this::preserved).orElse(List.of());
  }

  private List<Preserved> preserved(Fields preserve) {
    List<Preserved> tables = new ArrayList<>();
    List<JsonNode> items = preserve.items("tables");
    for (int i = 0; i < items.size(); i++) {
      preserved(preserve, "tables/" + i, items.get(i)).ifPresent(tables::add);
    }
    if (items.isEmpty()) {
      preserve.error("tables", "`tables` is missing; name tables, or take preserve out");
    }
    checkTwice(preserve, tables);
    if (steps.of("stopdb").runs()) {
      preserve.error(
          "torun",
          "preserve reads the old target, which stopdb stops, and a stopped database cannot be read;"
              + " set /stopdb/torun to \"false\"");
    }
    return tables;
  }

  private static Optional<Preserved> preserved(Fields preserve, String key, JsonNode item) {
    String name = (item.isObject() ? item.path("table") : item).asText().strip();
    if (!NAME.matcher(name).matches()) {
      preserve.error(key, "is \"" + name + "\"; a table is written schema.table");
      return Optional.empty();
    }
    Optional<String> where =
        Optional.of(item.path("where").asText().strip()).filter(text -> !text.isEmpty());
    where
        .filter(text -> NO_PREDICATE.matcher(text).matches())
        .ifPresent(
            text ->
                preserve.error(
                    key + "/where",
                    "is what stands behind WHERE, without a semicolon or a comment"));
    int dot = name.indexOf('.');
    return Optional.of(new Preserved(name.substring(0, dot), name.substring(dot + 1), where));
  }

  private static void checkTwice(Fields preserve, List<Preserved> tables) {
    for (Preserved table : tables) {
      if (tables.stream().filter(other -> other.name().equals(table.name())).count() > 1) {
        preserve.error(
            "tables", "names " + table.name() + " twice; put both predicates into one with OR");
      }
    }
  }
}
