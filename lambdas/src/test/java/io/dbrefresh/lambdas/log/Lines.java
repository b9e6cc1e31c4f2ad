package io.dbrefresh.lambdas.log;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.statemachine.step.StepJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The lines of a log that measures, to be looked at. */
public final class Lines {
  private final List<String> lines = new ArrayList<>();

  /** A log that writes here. */
  public TaskLog log(Clock clock) {
    return new TaskLog(
        new LogOutput(lines::add, true), new Topic("run", "step", "target"), null, clock);
  }

  /** What has been written. */
  public List<JsonNode> read() {
    return lines.stream().map(Lines::read).toList();
  }

  private static JsonNode read(String line) {
    try {
      return StepJson.mapper().readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
