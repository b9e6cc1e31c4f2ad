package io.dbrefresh.local.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dbrefresh.local.ModelServices;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.simulation.fault.Call;
import io.dbrefresh.local.simulation.fault.Fault;
import io.dbrefresh.local.simulation.fault.Watch;
import io.dbrefresh.local.simulation.invariant.Invariants;
import io.dbrefresh.local.simulation.invariant.RunStory;
import io.dbrefresh.local.simulation.invariant.Scene;
import io.dbrefresh.local.stepfunctions.ExecutionStatusChange;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;

/**
 * Looks on: has the invariants checked after everything that happens, measures, and takes notes.
 */
final class Observation implements Watch {
  private static final JsonMapper JSON = new JsonMapper();

  private final Clock clock;
  private final List<Moment> moments = new ArrayList<>();
  private final Meter meter;
  private String state = "";
  private @Nullable Scene scene;
  private @Nullable Invariants invariants;
  private @Nullable RdsNews news;

  Observation(Clock clock) {
    this.clock = clock;
    this.meter = new Meter(clock);
  }

  void watch(Scene seen, Invariants checked, Fleet fleet) {
    scene = seen;
    invariants = checked;
    news = new RdsNews(fleet);
  }

  private Scene scene() {
    return java.util.Objects.requireNonNull(scene);
  }

  private Invariants invariants() {
    return java.util.Objects.requireNonNull(invariants);
  }

  List<Moment> moments() {
    return List.copyOf(moments);
  }

  Measures measures() {
    return meter.measures();
  }

  /** Measures without looking after invariants. */
  Meter meter() {
    return meter;
  }

  /** A refresh is launched. */
  void begin() {
    java.util.Objects.requireNonNull(news).skip();
    meter.begin();
    invariants().now();
  }

  /** Something has happened on the timeline. */
  void moved() {
    java.util.Objects.requireNonNull(news).tell(moments);
    meter.look(scene());
    invariants().now();
  }

  void ended() {
    invariants().broken().ifPresent(it -> note("BROKEN", it.toString()));
  }

  void scriptTook(Duration time) {
    meter.script(time);
  }

  void functionTook(Duration time) {
    meter.function(time);
  }

  private void note(String who, String what) {
    moments.add(new Moment(clock.instant(), who, what));
  }

  void entered(String execution, String entered) {
    meter.transition();
    if (execution.contains(":execution:dbrefresh:")) {
      note(execution.substring(execution.lastIndexOf(':') + 1), entered);
      state = entered;
    }
  }

  void changed(ExecutionStatusChange change) {
    if (!change.stateMachineArn().equals(ModelServices.machineArn())) {
      return;
    }
    boolean recovers = recovers(change.input());
    scene().ran(new RunStory(change.name(), change.executionArn(), change.status(), recovers));
    note(change.name(), change.status() + change.cause().map(why -> ": " + why).orElse(""));
    invariants().told("the input of " + change.name(), change.input());
    change.output().ifPresent(it -> invariants().told("the output of " + change.name(), it));
    change.cause().ifPresent(it -> invariants().told("the cause of " + change.name(), it));
    if (!change.status().equals("RUNNING")) {
      meter.end();
    }
  }

  private static boolean recovers(String input) {
    try {
      return JSON.readTree(input).has("recover");
    } catch (JsonProcessingException noObject) {
      return false;
    }
  }

  @Override
  public void asked(Call call, SdkRequest request) {
    if (call.kind() == Call.Kind.WRITE) {
      invariants().changing(call, request);
    }
  }

  @Override
  public void happened(Call call) {
    if (call.kind() == Call.Kind.WRITE) {
      note(call.actor().run(), call.name() + " " + call.subject());
      invariants().now();
    }
  }

  @Override
  public void told(String where, String text) {
    invariants().told(where, text);
  }

  @Override
  public String situation(Call call) {
    return scene().situation() + " " + state + " " + call.name() + " " + call.subject();
  }

  @Override
  public void struck(Call call, Fault fault) {
    scene().met(fault, call);
    note("FAULT", "%s: %s".formatted(call, fault.sentence()));
  }
}
