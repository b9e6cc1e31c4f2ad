package io.dbrefresh.local.simulation.crowd;

import io.dbrefresh.local.ModelServices;
import io.dbrefresh.local.simulation.fault.Call;
import io.dbrefresh.local.simulation.fault.Fault;
import io.dbrefresh.local.simulation.fault.Watch;
import io.dbrefresh.local.simulation.invariant.Invariants;
import io.dbrefresh.local.simulation.invariant.RunStory;
import io.dbrefresh.local.simulation.invariant.Scene;
import io.dbrefresh.local.simulation.invariant.Violation;
import io.dbrefresh.local.stepfunctions.ExecutionStatusChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkRequest;

/**
 * Has the invariants of the refresh checked that something happens to; of the others, one after the
 * other.
 */
final class CrowdWatch implements Watch {
  private static final Pattern TARGET = Pattern.compile("app-(crowd\\d+)-.*");

  private final Map<String, Place> places = new HashMap<>();
  private final List<Place> inTurn = new ArrayList<>();
  private Optional<Violation> broken = Optional.empty();
  private Optional<Place> asking = Optional.empty();
  private int turn;

  private record Place(Scene scene, Invariants invariants) {}

  void add(Scene scene) {
    Place place = new Place(scene, new Invariants(scene));
    scene.begin();
    place.invariants().now();
    places.put(scene.scenario().file().target().instance(), place);
    inTurn.add(place);
  }

  Optional<Violation> broken() {
    return broken;
  }

  private Optional<Place> place(String run) {
    Matcher matcher = TARGET.matcher(run.replaceFirst("^recover-", ""));
    return matcher.matches() ? Optional.ofNullable(places.get(matcher.group(1))) : Optional.empty();
  }

  private void keep(Place place) {
    if (broken.isEmpty()) {
      broken = place.invariants().broken();
    }
  }

  @Override
  public void asked(Call call, SdkRequest request) {
    asking = place(call.actor().run());
    if (call.kind() == Call.Kind.WRITE) {
      asking.ifPresent(it -> it.invariants().changing(call, request));
    }
    asking.ifPresent(this::keep);
  }

  @Override
  public void happened(Call call) {
    asking = place(call.actor().run()).or(() -> asking);
    asking.ifPresent(it -> it.invariants().now());
    asking.ifPresent(this::keep);
  }

  @Override
  public void told(String where, String text) {
    asking.ifPresent(it -> it.invariants().told(where, text));
  }

  @Override
  public String situation(Call call) {
    return "";
  }

  @Override
  public void struck(Call call, Fault fault) {}

  /** Time has passed. */
  void passed() {
    Place next = inTurn.get(turn++ % inTurn.size());
    next.invariants().now();
    keep(next);
  }

  void changed(ExecutionStatusChange change) {
    if (change.stateMachineArn().equals(ModelServices.machineArn())) {
      place(change.name()).ifPresent(place -> changed(place, change));
    }
  }

  private void changed(Place place, ExecutionStatusChange change) {
    boolean recovers = change.name().startsWith("recover-");
    place
        .scene()
        .ran(new RunStory(change.name(), change.executionArn(), change.status(), recovers));
    change.output().ifPresent(it -> place.invariants().told("the output", it));
    keep(place);
  }

  /** Nothing moves any more. */
  void settled() {
    for (Place place : inTurn) {
      place.invariants().now();
      place.invariants().settled();
      keep(place);
    }
  }
}
