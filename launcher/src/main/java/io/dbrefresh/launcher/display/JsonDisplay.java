package io.dbrefresh.launcher.display;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.launcher.execution.RunEnding;
import io.dbrefresh.launcher.execution.RunEvent;
import java.time.Duration;

/** One JSON object a line, for machines; every line has {@code event} and {@code at}. */
final class JsonDisplay implements RunDisplay {
  private final Printer printer;

  JsonDisplay(Printer printer) {
    this.printer = printer;
  }

  @Override
  public void accept(RunEvent event) {
    if (event instanceof RunEvent.Started run) {
      ObjectNode line = line("started", event);
      line.put("execution", run.execution().text()).put("run", run.execution().name());
      run.console().ifPresent(link -> line.put("console", link));
      print(line);
    } else if (event instanceof RunEvent.StepStarted step) {
      print(line("step-started", event).put("step", step.step()));
    } else if (event instanceof RunEvent.StepDone step) {
      ObjectNode line = line("step-done", event).put("step", step.step());
      print(line.put("seconds", seconds(step.took())).put("detail", step.detail()));
    } else if (event instanceof RunEvent.StepFailed step) {
      ObjectNode line = line("step-failed", event).put("step", step.step());
      line.put("seconds", seconds(step.took())).put("error", step.error());
      print(line.put("cause", step.cause()));
    } else if (event instanceof RunEvent.Ended run) {
      print(ended(line("ended", event), run.ending()));
    }
  }

  private static ObjectNode ended(ObjectNode line, RunEnding ending) {
    line.put("status", ending.status().name()).put("seconds", seconds(ending.took()));
    if (ending.succeeded()) {
      line.set("output", ending.output());
    } else {
      line.put("step", ending.failedStep()).put("error", ending.error());
      line.put("cause", ending.reason());
    }
    return line;
  }

  private static ObjectNode line(String name, RunEvent event) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("event", name)
        .put("at", event.at().toString());
  }

  private void print(ObjectNode line) {
    printer.line(line.toString());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
