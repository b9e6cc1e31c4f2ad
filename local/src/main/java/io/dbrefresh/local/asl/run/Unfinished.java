package io.dbrefresh.local.asl.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dbrefresh.local.asl.history.Event;
import io.dbrefresh.local.asl.state.MapState;
import io.dbrefresh.local.asl.state.ParallelState;
import io.dbrefresh.local.asl.state.State;
import io.dbrefresh.local.asl.state.StateMachine;
import io.dbrefresh.local.asl.value.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds in a history what did not succeed, for a redrive to go on with. */
final class Unfinished {
  private static final String ENTERED = "StateEntered";
  private static final String EXITED = "StateExited";

  private final Map<Long, Event> byId = new HashMap<>();
  private final List<Event> events;

  Unfinished(List<Event> events) {
    this.events = events;
    events.forEach(event -> byId.put(event.id(), event));
  }

  /**
   * Where an execution of {@code machine} goes on.
   *
   * @throws UnsupportedOperationException when that is in a Map in distributed mode
   */
  Resumption of(StateMachine machine) {
    return of(machine, events);
  }

  /** {@code own} are the events of a strand of {@code machine}, with those of strands inside. */
  private Resumption of(StateMachine machine, List<Event> own) {
    Event entered = null;
    Event exited = null;
    Map<String, JsonNode> variables = new LinkedHashMap<>();
    for (Event event : own) {
      if (event.type().endsWith(ENTERED) && machine.states().containsKey(name(event))) {
        entered = event;
        exited = null;
      } else if (event.type().endsWith(EXITED) && machine.states().containsKey(name(event))) {
        exited = event;
        details(event)
            .path("assignedVariables")
            .properties()
            .forEach(each -> variables.put(each.getKey(), Json.read(each.getValue().asText())));
      }
    }
    if (entered == null) {
      return new Resumption.Fresh();
    }
    State state = machine.state(name(entered));
    return exited == null ? in(state, own, entered, variables) : after(state, exited, variables);
  }

  private Resumption in(
      State state, List<Event> own, Event entered, Map<String, JsonNode> variables) {
    if (state instanceof MapState map && map.distribution().isPresent()) {
      throw new UnsupportedOperationException(
          "The local region does not redrive a Map in distributed mode: " + name(entered));
    }
    Optional<Event> started = started(state, own, entered);
    return new Resumption.At(
        name(entered),
        Json.parse(details(entered).path("input").asText()),
        entered.id(),
        variables,
        submitted(own, entered),
        started.map(Event::id).orElse(0L),
        started.map(event -> inner(state, own, event)).orElse(Map.of()));
  }

  /** Left, and what follows was not entered. */
  private static Resumption after(State state, Event exited, Map<String, JsonNode> variables) {
    Json output = Json.parse(details(exited).path("output").asText());
    Optional<String> next = state.shape().next();
    return next.isPresent()
        ? new Resumption.At(next.get(), output, 0, variables, Optional.empty(), 0, Map.of())
        : new Resumption.Over(output);
  }

  private Optional<Json> submitted(List<Event> own, Event entered) {
    return own.stream()
        .filter(event -> event.id() > entered.id() && event.type().equals("TaskSubmitted"))
        .filter(event -> leadsTo(event, entered))
        .reduce((first, second) -> second)
        .map(event -> Json.parse(details(event).path("output").asText()));
  }

  /** Whether a Task's event is one of the state that was entered with {@code entered}. */
  private boolean leadsTo(Event event, Event entered) {
    for (Event at = event; at != null; at = byId.get(at.previousId())) {
      if (at.id() == entered.id() || at.type().equals("ExecutionRedriven")) {
        return true;
      }
      if (at.type().endsWith(ENTERED)) {
        return false;
      }
    }
    return false;
  }

  /** The event by which a Parallel or a Map began what is inside, the last time it did. */
  private Optional<Event> started(State state, List<Event> own, Event entered) {
    return own.stream()
        .filter(event -> event.id() > entered.id() && isFirstInside(event, state))
        .map(event -> byId.get(event.previousId()))
        .filter(before -> before != null && before.type().endsWith("StateStarted"))
        .reduce((first, second) -> second);
  }

  private static boolean isFirstInside(Event event, State state) {
    if (state instanceof ParallelState parallel) {
      return event.type().endsWith(ENTERED)
          && parallel.branches().stream().anyMatch(each -> each.startAt().equals(name(event)));
    }
    return state instanceof MapState && isIteration(event, state);
  }

  private Map<Integer, Resumption> inner(State state, List<Event> own, Event started) {
    Map<Integer, Resumption> inner = new LinkedHashMap<>();
    if (state instanceof ParallelState parallel) {
      for (StateMachine branch : parallel.branches()) {
        inner.put(inner.size(), of(branch, branch(own, started, branch)));
      }
    } else if (state instanceof MapState map) {
      iterations(map, own, started)
          .forEach((index, events) -> inner.put(index, of(map.processor(), events)));
    }
    return inner;
  }

  private List<Event> branch(List<Event> own, Event started, StateMachine branch) {
    return own.stream().filter(event -> begins(event, started, branch)).toList();
  }

  /** Whether going back from {@code event} leads to the first state of {@code branch}. */
  private boolean begins(Event event, Event started, StateMachine branch) {
    for (Event at = event; at != null; at = byId.get(at.previousId())) {
      if (at.previousId() == started.id()) {
        return at.type().endsWith(ENTERED) && name(at).equals(branch.startAt());
      }
    }
    return false;
  }

  private Map<Integer, List<Event>> iterations(MapState map, List<Event> own, Event started) {
    Map<Integer, List<Event>> iterations = new LinkedHashMap<>();
    for (Event event : own) {
      Event begin = iteration(event, map);
      if (begin != null && begin.id() > started.id() && begin != event) {
        iterations
            .computeIfAbsent(details(begin).path("index").asInt(), any -> new ArrayList<>())
            .add(event);
      }
    }
    return iterations;
  }

  /** The beginning of the iteration of {@code map} that {@code event} belongs to. */
  private @Nullable Event iteration(Event event, MapState map) {
    for (Event at = event; at != null; at = byId.get(at.previousId())) {
      if (isIteration(at, map)) {
        return at;
      }
    }
    return null;
  }

  private static boolean isIteration(Event event, State map) {
    return event.type().equals("MapIterationStarted") && name(event).equals(map.shape().name());
  }

  private static String name(Event event) {
    return details(event).path("name").asText();
  }

  private static JsonNode details(Event event) {
    JsonNode details = event.details();
    return details == null ? MissingNode.getInstance() : details;
  }
}
