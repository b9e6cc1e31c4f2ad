package io.dbrefresh.local.asl.definition;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The states of one machine, and which lead to which. */
final class Targets {
  private final Set<String> names;
  private final Map<String, Set<String>> transitions = new HashMap<>();

  Targets(List<String> names) {
    this.names = new LinkedHashSet<>(names);
  }

  boolean contains(String name) {
    return names.contains(name);
  }

  void leads(String from, String to) {
    transitions.computeIfAbsent(from, any -> new HashSet<>()).add(to);
  }

  /** The states that no way from {@code startAt} leads to, in the order of the definition. */
  List<String> unreachable(String startAt) {
    Set<String> reached = new HashSet<>();
    Deque<String> ahead = new ArrayDeque<>(List.of(startAt));
    while (!ahead.isEmpty()) {
      String state = ahead.pop();
      if (reached.add(state)) {
        ahead.addAll(transitions.getOrDefault(state, Set.of()));
      }
    }
    return names.stream().filter(name -> !reached.contains(name)).toList();
  }
}
