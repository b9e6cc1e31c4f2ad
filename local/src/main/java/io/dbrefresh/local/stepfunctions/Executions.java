package io.dbrefresh.local.stepfunctions;

import io.dbrefresh.local.asl.history.Details;
import io.dbrefresh.local.asl.history.Event;
import io.dbrefresh.local.asl.query.RandomUuids;
import io.dbrefresh.local.asl.run.EndedChild;
import io.dbrefresh.local.asl.run.Execution;
import io.dbrefresh.local.asl.run.ExecutionListener;
import io.dbrefresh.local.asl.run.Identity;
import io.dbrefresh.local.asl.run.MapRunChange;
import io.dbrefresh.local.asl.run.Status;
import io.dbrefresh.local.asl.value.Json;
import io.dbrefresh.local.time.Timeline;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** The executions of the region: those that run in this process, and those that are kept. */
final class Executions {
  private final Timeline timeline;
  private final Machines machines;
  private final Arns arns;
  private final ExecutionStore store;
  private final RandomGenerator random;
  private final Map<ExecutionKey, Running> running = new LinkedHashMap<>();
  private final Map<ExecutionKey, Consumer<ExecutionRecord>> waiting = new HashMap<>();
  private final List<Consumer<ExecutionStatusChange>> listeners = new ArrayList<>();
  private final List<BiConsumer<String, String>> transitions = new ArrayList<>();
  private Runnable admission = () -> {};

  Executions(
      Timeline timeline,
      Machines machines,
      Arns arns,
      ExecutionStore store,
      RandomGenerator random) {
    this.timeline = timeline;
    this.machines = machines;
    this.arns = arns;
    this.store = store;
    this.random = random;
  }

  void listen(Consumer<ExecutionStatusChange> listener) {
    listeners.add(listener);
  }

  /** {@code asked} is run before each start, and may refuse it. */
  void admittedBy(Runnable asked) {
    admission = asked;
  }

  void listenToTransitions(BiConsumer<String, String> listener) {
    transitions.add(listener);
  }

  /** Starts an execution, or finds the one that runs under this name with the same input. */
  ExecutionRecord start(String machineArn, Optional<String> name, Json input) {
    admission.run();
    Chosen chosen = machines.choose(machineArn, random);
    String called = name.orElseGet(() -> RandomUuids.next(random));
    Names.check(called);
    ExecutionKey key = new ExecutionKey(chosen.machine().name(), called);
    Optional<ExecutionRecord> there = find(key);
    return there.isPresent() ? same(there.get(), input) : begin(chosen, key, called, input);
  }

  private ExecutionRecord begin(Chosen chosen, ExecutionKey key, String called, Json input) {
    Execution execution =
        new Execution(
            machines.parse(chosen.definition()),
            identity(chosen, called),
            input,
            timeline,
            random,
            new Follow(key));
    Running entry = new Running(execution, chosen.definition(), chosen.origin());
    running.put(key, entry);
    execution.start();
    ExecutionRecord started = entry.record();
    entry.keep(store);
    tell(started);
    return started;
  }

  private Identity identity(Chosen chosen, String called) {
    MachineRecord machine = chosen.machine();
    return new Identity(
        arns.execution(machine.name(), called),
        called,
        machine.arn(),
        machine.name(),
        chosen.roleArn(),
        timeline.clock().instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private static ExecutionRecord same(ExecutionRecord there, Json input) {
    boolean again = there.status() == Status.RUNNING && there.input().equals(input.text());
    if (!again) {
      throw Faults.executionExists(there.identity().executionArn());
    }
    return there;
  }

  /** Goes on with an execution, if there is one that can be redriven. */
  Optional<ExecutionRecord> redriveWhereItCan(String arn) {
    Instant now = timeline.clock().instant();
    return find(arns.executionKey(arn))
        .filter(found -> Redrives.refusal(found, now).isEmpty())
        .map(
            found -> {
              redrive(arn);
              return get(arn);
            });
  }

  /** Goes on with an execution that ended otherwise than well, and says since when. */
  Instant redrive(String arn) {
    ExecutionRecord found = get(arn);
    Redrives.refusal(found, timeline.clock().instant())
        .ifPresent(
            why -> {
              throw Faults.notRedrivable(why);
            });
    admission.run();
    ExecutionKey key = arns.executionKey(arn);
    ExecutionLog log = log(arn);
    Execution execution =
        new Execution(
            machines.parse(log.definition()),
            found.identity(),
            Json.parse(found.input()),
            timeline,
            random,
            new Follow(key));
    execution.redrive(log.events(), found.redriveCount() + 1);
    Running entry = new Running(execution, log.definition(), found.origin());
    running.put(key, entry);
    entry.keep(store);
    tell(entry.record());
    return execution.redriveDate().orElseThrow();
  }

  /** Calls {@code ended} when a running execution ends. */
  void awaitEnd(ExecutionRecord execution, Consumer<ExecutionRecord> ended) {
    waiting.put(arns.executionKey(execution.identity().executionArn()), ended);
  }

  Optional<ExecutionRecord> find(ExecutionKey key) {
    Running entry = running.get(key);
    return entry == null ? store.find(key) : Optional.of(entry.record());
  }

  ExecutionRecord get(String arn) {
    return find(arns.executionKey(arn))
        .filter(found -> found.identity().executionArn().equals(arn))
        .orElseThrow(() -> Faults.noExecution(arn));
  }

  ExecutionLog log(String arn) {
    get(arn);
    ExecutionKey key = arns.executionKey(arn);
    Running entry = running.get(key);
    return entry == null ? store.log(key).orElseThrow(() -> Faults.noExecution(arn)) : entry.log();
  }

  /** Those of a machine, in no order. */
  List<ExecutionRecord> ofMachine(String name) {
    return store.ofMachine(name).stream()
        .map(kept -> find(arns.executionKey(kept.identity().executionArn())).orElse(kept))
        .toList();
  }

  /** Stops an execution and says when it ended. */
  Instant stop(String arn, Optional<String> error, Optional<String> cause) {
    ExecutionRecord found = get(arn);
    Running entry = running.get(arns.executionKey(arn));
    if (entry == null) {
      return found.stopDate().orElseGet(timeline.clock()::instant);
    }
    entry.execution().abort(error, cause);
    return entry.execution().stopDate().orElseGet(timeline.clock()::instant);
  }

  /** Has a Map Run of a running execution go on otherwise. */
  void changeMapRun(String executionArn, String mapRunArn, MapRunChange change) {
    Running entry = running.get(arns.executionKey(executionArn));
    if (entry != null) {
      entry.execution().changeMapRun(mapRunArn, change);
      entry.keepSoon(store, timeline);
    }
  }

  /** Ends executions that are kept as running but run nowhere in this process. */
  List<String> abortInterrupted(String cause) {
    List<String> aborted = new ArrayList<>();
    for (ExecutionRecord kept : store.all()) {
      ExecutionKey key = arns.executionKey(kept.identity().executionArn());
      if (kept.status() == Status.RUNNING && !running.containsKey(key)) {
        abort(kept, key, cause);
        aborted.add(kept.identity().executionArn());
      }
    }
    return aborted;
  }

  private void abort(ExecutionRecord kept, ExecutionKey key, String cause) {
    Instant now = timeline.clock().instant();
    ExecutionLog log = store.log(key).orElseGet(() -> new ExecutionLog("", List.of(), List.of()));
    List<Event> events = new ArrayList<>(log.events());
    long last = events.size();
    events.add(
        new Event(last + 1, last, now, "ExecutionAborted", Details.empty().put("cause", cause)));
    ExecutionRecord ended = kept.aborted(cause, now);
    store.write(ended, new ExecutionLog(log.definition(), events, log.mapRuns()));
    tell(ended);
  }

  private void tell(ExecutionRecord changed) {
    ExecutionStatusChange change = changed.change();
    List.copyOf(listeners).forEach(listener -> listener.accept(change));
  }

  /** Keeps what happens, at most every 200 ms while the execution runs. */
  private final class Follow implements ExecutionListener {
    private final ExecutionKey key;

    Follow(ExecutionKey key) {
      this.key = key;
    }

    @Override
    public void entered(Execution execution, String state) {
      String arn = execution.identity().executionArn();
      transitions.forEach(listener -> listener.accept(arn, state));
    }

    @Override
    public void moved(Execution execution) {
      Running entry = running.get(key);
      if (entry != null) {
        entry.keepSoon(store, timeline);
      }
    }

    @Override
    public void childEnded(Execution execution, EndedChild child) {
      Running entry = running.get(key);
      String definition = entry == null ? "" : entry.definition();
      store.write(
          ExecutionRecord.of(child), new ExecutionLog(definition, child.events(), List.of()));
    }

    @Override
    public void ended(Execution execution) {
      Running entry = running.remove(key);
      if (entry == null) {
        return;
      }
      entry.keep(store);
      ExecutionRecord ended = entry.record();
      Consumer<ExecutionRecord> parent = waiting.remove(key);
      if (parent != null) {
        parent.accept(ended);
      }
      tell(ended);
    }
  }
}
