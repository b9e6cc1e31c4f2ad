package io.dbrefresh.local.simulation.fault;

import io.dbrefresh.local.simulation.fault.Call.Actor;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Numbers all calls of a simulated refresh and says which faults they meet. */
public final class Switchboard {
  private final Clock clock;
  private final Schedule schedule;
  private final Watch watch;
  private final List<Call> calls = new ArrayList<>();
  private final List<String> situations = new ArrayList<>();
  private final Set<String> denied = new HashSet<>();
  private final Set<String> out = new HashSet<>();
  private boolean open = true;

  /** Calls from now on, with the faults of {@code schedule}. */
  public Switchboard(Clock clock, Schedule schedule, Watch watch) {
    this.clock = clock;
    this.schedule = schedule;
    this.watch = watch;
  }

  /** All calls so far. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  /** The situation of each call, where the schedule has no faults. */
  public List<String> situations() {
    return List.copyOf(situations);
  }

  /** No further fault is met, and nothing that was denied stays denied. */
  public void close() {
    open = false;
    denied.clear();
    out.clear();
  }

  Watch watch() {
    return watch;
  }

  Call next(Actor actor, String name, String subject, Call.Kind kind) {
    Call call = new Call(calls.size() + 1, clock.instant(), actor, name, subject, kind);
    calls.add(call);
    if (schedule.strikes().isEmpty()) {
      situations.add(watch.situation(call));
    }
    return call;
  }

  /** What a call meets: its own fault, or one that began earlier and lasts. */
  Optional<Fault> fault(Call call) {
    Optional<Fault> fault =
        open ? schedule.at(call.number()).filter(it -> it.fits(call)) : Optional.empty();
    fault.ifPresent(it -> begun(call, it));
    if (fault.isPresent()) {
      return fault;
    }
    if (denied.contains(permission(call))) {
      return Optional.of(Fault.DENIED_FOR_EVER);
    }
    return out.contains(call.name() + call.subject())
        ? Optional.of(Fault.OUTAGE)
        : Optional.empty();
  }

  private void begun(Call call, Fault fault) {
    watch.struck(call, fault);
    if (fault == Fault.DENIED_FOR_EVER) {
      denied.add(permission(call));
    }
    if (fault == Fault.OUTAGE) {
      out.add(call.name() + call.subject());
    }
  }

  private static String permission(Call call) {
    return call.actor().step() + " " + call.name();
  }
}
