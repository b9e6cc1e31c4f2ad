package io.dbrefresh.statemachine.refreshfile;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.statemachine.step.Step;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code keepOnFailure}, {@code deadlines} (minutes by state) and the {@code deadline} of
 * steps (minutes); a step's own deadline wins.
 */
final class RunOptionsReader {
  /** What the machine's own timeouts leave room for. */
  private static final int LONGEST_MINUTES = 2880;

  private static final String DEADLINES = "deadlines";

  private final Steps steps;

  RunOptionsReader(Steps steps) {
    this.steps = steps;
  }

  RunOptions read() {
    Map<Step, Integer> deadlines = new EnumMap<>(Step.class);
    steps
        .top(DEADLINES)
        .properties()
        .forEach(entry -> byState(entry.getKey(), entry.getValue(), deadlines));
    for (Step step : Step.values()) {
      step.key()
          .flatMap(steps::running)
          .filter(fields -> fields.has("deadline"))
          .flatMap(fields -> fields.number("deadline"))
          .ifPresent(
              minutes -> put(step, minutes, "/" + step.key().orElse("") + "/deadline", deadlines));
    }
    return new RunOptions(
        deadlines, Boolean.parseBoolean(steps.top("keepOnFailure").asText()), from());
  }

  private Optional<Step> from() {
    Optional<String> state = steps.of("launch").text("from");
    Optional<Step> step = state.flatMap(RunOptionsReader::step);
    if (state.isPresent() && step.isEmpty()) {
      unknown("/launch/from", state.get());
    }
    return step;
  }

  private static Optional<Step> step(String state) {
    return Arrays.stream(Step.values()).filter(known -> known.state().equals(state)).findFirst();
  }

  private void unknown(String pointer, String state) {
    List<String> states = Arrays.stream(Step.values()).map(Step::state).toList();
    steps
        .problems()
        .error(
            pointer,
            "`%s` is not a step%s"
                .formatted(state, Nearest.of(state, states).map(Nearest::ask).orElse("")));
  }

  private void byState(String state, JsonNode minutes, Map<Step, Integer> deadlines) {
    String pointer = "/" + DEADLINES + "/" + state;
    Optional<Step> step = step(state);
    if (step.isEmpty()) {
      unknown(pointer, state);
    } else if (minutes.asText().matches("[0-9]{1,9}")) {
      put(step.get(), Integer.parseInt(minutes.asText()), pointer, deadlines);
    } else {
      steps.problems().error(pointer, "is " + minutes + "; it has to be a number of minutes");
    }
  }

  private void put(Step step, int minutes, String pointer, Map<Step, Integer> deadlines) {
    if (minutes < 1 || minutes > LONGEST_MINUTES) {
      steps
          .problems()
          .error(
              pointer,
              "is %d; a step may take from 1 to %d minutes".formatted(minutes, LONGEST_MINUTES));
      return;
    }
    deadlines.put(step, minutes);
  }
}
