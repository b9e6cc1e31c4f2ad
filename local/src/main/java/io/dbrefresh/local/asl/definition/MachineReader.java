package io.dbrefresh.local.asl.definition;

import io.dbrefresh.local.asl.query.QueryLanguage;
import io.dbrefresh.local.asl.state.State;
import io.dbrefresh.local.asl.state.StateMachine;
import io.dbrefresh.local.asl.task.Integrations;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads a machine: the one at the top, a branch, or the processor of a Map. */
final class MachineReader {
  private static final int MAX_TIMEOUT = 99_999_999;

  private final Integrations integrations;
  private final Problems problems;
  private final boolean express;
  private final Set<String> names = new HashSet<>();

  MachineReader(Integrations integrations, Problems problems, boolean express) {
    this.integrations = integrations;
    this.problems = problems;
    this.express = express;
  }

  /** Whether the machine is of the type {@code EXPRESS}. */
  boolean isExpress() {
    return express;
  }

  Integrations integrations() {
    return integrations;
  }

  StateMachine readTop(Fields fields) {
    QueryLanguage language = DefinitionReader.language(fields, QueryLanguage.JSONPATH);
    fields.text("Version");
    OptionalInt timeout = fields.integer("TimeoutSeconds", 0, MAX_TIMEOUT);
    return read(
        fields, language, timeout.isPresent() ? Optional.of(timeout.getAsInt()) : Optional.empty());
  }

  /** A machine inside another; {@code language} is the outer machine's. */
  StateMachine readInner(Fields fields, QueryLanguage language) {
    return read(fields, language, Optional.empty());
  }

  private StateMachine read(Fields fields, QueryLanguage language, Optional<Integer> timeout) {
    fields.require("States");
    String startAt = fields.requiredText("StartAt");
    Map<String, State> states = new LinkedHashMap<>();
    Optional<Fields> bodies = fields.object("States");
    Targets targets = new Targets(bodies.map(Fields::names).orElseGet(List::of));
    if (bodies.isPresent() && !targets.contains(startAt) && !startAt.isEmpty()) {
      problems.missingTarget(fields.pointer("StartAt"), "Missing 'Next' target: " + startAt);
    }
    bodies.ifPresent(
        all -> {
          for (String name : all.names()) {
            all.object(name).ifPresent(body -> readState(name, body, language, targets, states));
          }
        });
    if (targets.contains(startAt)) {
      refuse(targets.unreachable(startAt), fields);
    }
    fields.refuseOthers();
    return new StateMachine(startAt, Map.copyOf(states), timeout);
  }

  private void refuse(List<String> unreachable, Fields fields) {
    for (String state : unreachable) {
      problems.missingTarget(
          fields.pointer("States") + "/" + state,
          "State \"%s\" is not reachable.".formatted(state));
    }
  }

  private void readState(
      String name,
      Fields body,
      QueryLanguage language,
      Targets targets,
      Map<String, State> states) {
    if (name.isEmpty() || name.length() > 80) {
      problems.schema(body.pointer(), "A state's name has 1 to 80 characters");
    }
    if (!names.add(name)) {
      problems.duplicateName(body.pointer(), "Duplicate State name: " + name);
    }
    new StateReader(this, name, body, language, targets)
        .read()
        .ifPresent(state -> states.put(name, state));
    body.refuseOthers();
  }
}
