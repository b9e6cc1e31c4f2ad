package io.dbrefresh.statemachine.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A definition as the linter sees it. */
record Definition(String file, JsonNode root) {

  /** A file's machine, or behind a {@code #} the JSON pointer of one inside it. */
  static Definition read(String file) throws IOException {
    String[] place = file.split("#", 2);
    try (InputStream text = Definition.class.getResourceAsStream("/" + place[0])) {
      JsonNode whole = new JsonMapper().readTree(text);
      return new Definition(file, place.length == 1 ? whole : whole.at(place[1]));
    }
  }

  Map<String, JsonNode> states() {
    Map<String, JsonNode> states = new LinkedHashMap<>();
    root.path("States").properties().forEach(state -> states.put(state.getKey(), state.getValue()));
    return states;
  }

  /** Where a state can go: Next, Default, the Next of its choices and catchers. */
  static List<String> successors(JsonNode state) {
    List<String> next = new ArrayList<>();
    state.path("Next").asText("").lines().forEach(next::add);
    state.path("Default").asText("").lines().forEach(next::add);
    state.path("Choices").forEach(choice -> next.add(choice.path("Next").asText()));
    state.path("Catch").forEach(catcher -> next.add(catcher.path("Next").asText()));
    return next;
  }

  Set<String> reachable() {
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(root.path("StartAt").asText()));
    while (!open.isEmpty()) {
      String name = open.pop();
      if (seen.add(name)) {
        open.addAll(successors(root.path("States").path(name)));
      }
    }
    return seen;
  }
}
