package io.dbrefresh.lambdas.global;

import io.dbrefresh.statemachine.global.GlobalMember;
import io.dbrefresh.statemachine.global.GlobalOrder;
import io.dbrefresh.statemachine.global.Lag;
import io.dbrefresh.statemachine.global.Operation;
import java.util.Optional;

/** Whether a region can take over, or be detached. Nothing has been touched before this passes. */
final class ChangePreflight {
  private static final String TO = "to";

  private final GlobalOrder order;
  private final GlobalView view;
  private final GlobalFindings findings;

  ChangePreflight(GlobalOrder order, GlobalView view, GlobalFindings findings) {
    this.order = order;
    this.view = view;
    this.findings = findings;
  }

  /**
   * Looks at both sides.
   *
   * @param lag how far the side that takes over is behind
   * @param silence why nobody could say how far
   */
  void look(Optional<Lag> lag, String silence) {
    Optional<Side> taker = view.in(order.to());
    Optional<Side> writer = view.writer();
    if (taker.isEmpty() || writer.isEmpty()) {
      findings.refuse(
          taker.isEmpty() ? TO : "globalCluster",
          "%s has no %s; it has %s"
              .formatted(
                  view.name(),
                  taker.isEmpty() ? "cluster in " + order.to() : "writer",
                  view.roles()));
      return;
    }
    if (taker.get().writer()) {
      writes(taker.get().place());
      return;
    }
    SideChecks checks = new SideChecks(findings, taker.get());
    checks.health();
    checks.pending(TO, taker.get());
    if (order.operation() == Operation.SWITCHOVER || !losing()) {
      checks.pending("globalCluster", writer.get());
    }
    checks.against(writer.get(), order.refuseSmaller());
    global();
    writer(writer.get(), lag);
    rpo(taker.get(), lag, silence);
  }

  private boolean losing() {
    return order.allowDataLoss() && order.operation() != Operation.SWITCHOVER;
  }

  /** A switchover or failover to where the writer is has nothing to do. */
  private void writes(GlobalMember place) {
    if (order.operation() == Operation.DETACH) {
      findings.refuse(
          TO,
          "%s writes; a detach takes a secondary out. There are %s"
              .formatted(place.standing(), view.roles()));
    }
  }

  private void global() {
    boolean ready = "available".equals(view.cluster().status()) && !view.isSwitching();
    if (!ready) {
      boolean refused = view.isSwitching() || !losing();
      findings.say(refused, "globalCluster", view.standing() + ", and has to be available");
    }
  }

  private void writer(Side writer, Optional<Lag> lag) {
    switch (order.operation()) {
      case SWITCHOVER -> switchover(writer);
      case FAILOVER -> failover(writer, lag);
      default -> detach(writer);
    }
  }

  private void switchover(Side writer) {
    String name = writer.place().standing();
    if (writer.unreachable().isPresent()) {
      findings.refuse(
          "operation",
          "%s, which writes, cannot be reached (%s), and a switchover needs both sides. The way out is a failover: dbrefresh global failover %s --to %s --allow-data-loss"
              .formatted(name, writer.unreachable().get(), view.name(), order.to()));
    } else if (!writer.isAvailable()) {
      findings.refuse(
          "operation",
          "%s, which writes, is %s, and a switchover needs both sides available"
              .formatted(name, writer.status()));
    }
  }

  private void failover(Side writer, Optional<Lag> lag) {
    if (losing()) {
      if (writer.unreachable().isEmpty() && writer.isAvailable()) {
        findings.note(writer.place().standing() + " answers: a switchover would lose nothing");
      }
    } else if (writer.unreachable().isPresent() || !writer.isAvailable()) {
      findings.refuse(
          "allowDataLoss",
          "%s, which writes, is %s, and what has not arrived in %s would be lost; %s. Allow it with --allow-data-loss"
              .formatted(
                  writer.place().standing(),
                  writer.status(),
                  order.to(),
                  lag.map(ChangePreflight::behind).orElse("nobody can say how much that is")));
    }
  }

  private static String behind(Lag lag) {
    return "it was %s behind at %s".formatted(lag.seconds(), lag.calculatedAt());
  }

  private void detach(Side writer) {
    if (!order.allowDataLoss()) {
      findings.refuse(
          "allowDataLoss",
          "a detach ends the replication, and what has not arrived in %s stays behind. Allow it with --allow-data-loss"
              .formatted(order.to()));
    }
    if (writer.unreachable().isEmpty() && writer.isAvailable()) {
      findings.note(
          writer.place().standing() + " answers, and writes too after this; stop its applications");
    }
  }

  private void rpo(Side taker, Optional<Lag> lag, String silence) {
    if (order.rpoSeconds().isEmpty()) {
      return;
    }
    long accepted = order.rpoSeconds().get();
    if (lag.isEmpty()) {
      findings.refuse(
          "rpoSeconds",
          "nobody can say how far %s is behind (%s); leave the limit out, or wait"
              .formatted(taker.place().standing(), silence));
    } else if (lag.get().millis() > accepted * 1000) {
      findings.refuse(
          "rpoSeconds",
          "%s is %s behind (as of %s), and %d s are accepted"
              .formatted(
                  taker.place().standing(),
                  lag.get().seconds(),
                  lag.get().calculatedAt(),
                  accepted));
    }
  }
}
