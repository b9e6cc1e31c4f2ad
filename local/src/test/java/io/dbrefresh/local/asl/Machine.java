package io.dbrefresh.local.asl;

import io.dbrefresh.local.asl.definition.DefinitionReader;
import io.dbrefresh.local.asl.history.Event;
import io.dbrefresh.local.asl.run.Execution;
import io.dbrefresh.local.asl.run.ExecutionListener;
import io.dbrefresh.local.asl.run.Identity;
import io.dbrefresh.local.asl.state.StateMachine;
import io.dbrefresh.local.asl.value.Json;
import io.dbrefresh.local.time.VirtualTimeline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Runs small machines on a virtual clock. */
final class Machine {
  static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  /** What precedes the reason when the first state is at fault. */
  static final String AT =
      "An error occurred while executing the state 'S' (entered at the event id #2). ";

  final VirtualTimeline timeline = new VirtualTimeline(NOW);
  private final StateMachine machine;

  Machine(String definition) {
    machine = new DefinitionReader(resource -> Optional.empty()).read(definition);
  }

  /** A machine of one JSONPath state called {@code S}. */
  static Machine of(String fields) {
    return new Machine("{\"StartAt\":\"S\",\"States\":{\"S\":{" + fields + "}}}");
  }

  /** A machine of one JSONata state called {@code S}. */
  static Machine jsonata(String fields) {
    return new Machine(
        "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"S\",\"States\":{\"S\":{" + fields + "}}}");
  }

  Execution start(String input) {
    Execution execution =
        new Execution(
            machine,
            new Identity("arn:execution", "run", "arn:machine", "machine", "arn:role", NOW),
            Json.parse(input),
            timeline,
            new Random(7),
            new Deaf());
    execution.start();
    return execution;
  }

  Execution run(String input) {
    Execution execution = start(input);
    timeline.runUntilIdle();
    return execution;
  }

  /** The output of an execution that must succeed. */
  String output(String input) {
    Execution execution = run(input);
    return execution
        .output()
        .map(Json::text)
        .orElseGet(() -> execution.failure().map(Throwable::getMessage).orElse("no end"));
  }

  /** Error and reason of an execution that must fail. */
  String failure(String input) {
    return run(input).failure().map(Throwable::getMessage).orElse("no failure");
  }

  static List<String> types(Execution execution) {
    return execution.history().events().stream().map(Event::type).toList();
  }

  private static final class Deaf implements ExecutionListener {
    @Override
    public void moved(Execution execution) {}

    @Override
    public void ended(Execution execution) {}
  }
}
