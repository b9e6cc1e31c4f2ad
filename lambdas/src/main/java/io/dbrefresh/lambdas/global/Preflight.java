package io.dbrefresh.lambdas.global;

import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.sql.Logins;
import io.dbrefresh.statemachine.global.GlobalMember;
import io.dbrefresh.statemachine.global.GlobalOrder;
import io.dbrefresh.statemachine.global.GlobalPlan;
import io.dbrefresh.statemachine.global.Lag;
import io.dbrefresh.statemachine.global.Operation;
import io.dbrefresh.statemachine.global.Secondary;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Looks at a global database before anything is touched, and makes the plan. */
final class Preflight {
  private final Regional rds;
  private final SecretsManagerClient secrets;
  private final Clock clock;
  private final GlobalOrder order;
  private final Past past;
  private final GlobalFindings findings = new GlobalFindings();
  private final Set<String> regions = new LinkedHashSet<>();
  private String silence = "";

  /** {@code home} is the region of the machine. */
  Preflight(
      Regional rds,
      SecretsManagerClient secrets,
      Clock clock,
      GlobalOrder order,
      Past past,
      String home) {
    this.rds = rds;
    this.secrets = secrets;
    this.clock = clock;
    this.order = order;
    this.past = past;
    order.from().ifPresent(regions::add);
    regions.add(order.to());
    regions.add(home);
    regions.addAll(past.regions());
  }

  GlobalFindings findings() {
    return findings;
  }

  /**
   * The plan of the run; empty where the findings refuse it.
   *
   * @param fence of the lock that the run is going to take
   */
  Optional<GlobalPlan> plan(String run, long fence) {
    Optional<GlobalView> view = view();
    Optional<GlobalPlan> plan =
        order.operation() == Operation.REJOIN
            ? rejoin(view, run, fence)
            : view.flatMap(it -> change(it, run, fence));
    return findings.problems().isEmpty() ? plan : Optional.empty();
  }

  private Optional<GlobalView> view() {
    try {
      Optional<GlobalView> view = new GlobalLook(rds).at(order.globalCluster(), regions);
      view.ifPresent(it -> it.sides().forEach(side -> regions.add(side.place().region())));
      view.map(it -> String.valueOf(it.cluster().engine()))
          .filter(engine -> engine.contains("mysql"))
          .ifPresent(
              engine ->
                  findings.refuse(
                      "globalCluster", "is " + engine + "; only PostgreSQL is dealt with"));
      if (view.isEmpty() && order.operation() != Operation.REJOIN) {
        findings.refuse(
            "globalCluster",
            "no global cluster is called %s in %s"
                .formatted(order.globalCluster(), String.join(", ", regions)));
      }
      return view;
    } catch (SdkClientException silent) {
      findings.refuse(
          "globalCluster",
          "none of %s can be reached: %s"
              .formatted(String.join(", ", regions), silent.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<GlobalPlan> change(GlobalView view, String run, long fence) {
    Optional<Side> taker = view.in(order.to());
    Optional<Lag> lag = taker.filter(side -> !side.writer()).flatMap(side -> lag(view, side));
    new ChangePreflight(order, view, findings).look(lag, silence);
    Optional<Side> writer = view.writer();
    if (taker.isEmpty() || writer.isEmpty()) {
      return Optional.empty();
    }
    boolean reachable = writer.get().unreachable().isEmpty() && writer.get().isAvailable();
    return Optional.of(
        new GlobalPlan(
            run,
            fence,
            order,
            writer.get().place(),
            taker.get().place(),
            lag,
            reachable,
            Optional.empty(),
            former(Optional.of(view)),
            findings.notes()));
  }

  private Optional<Lag> lag(GlobalView view, Side taker) {
    try {
      LagReader reader =
          new LagReader(
              new Logins(System.getenv()), MasterLogin.read(secrets, order.secret()), clock);
      Optional<Lag> lag =
          Optional.ofNullable(reader.all(view, Optional.of(taker)).get(taker.place().region()));
      silence = reader.silence();
      return lag;
    } catch (StepFailedException noLogin) {
      findings.refuse("secret", String.valueOf(noLogin.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<GlobalPlan> rejoin(Optional<GlobalView> view, String run, long fence) {
    GlobalLook look = new GlobalLook(rds);
    List<Side> left =
        regions.stream()
            .flatMap(region -> look.left(order.globalCluster(), region).stream())
            .filter(side -> view.flatMap(it -> it.of(side.place())).isEmpty())
            .toList();
    RejoinPreflight preflight = new RejoinPreflight(order, view, left, past, findings);
    Optional<Side> primary = preflight.primary();
    Optional<Secondary> secondary = primary.flatMap(preflight::secondary);
    return primary.map(
        side ->
            new GlobalPlan(
                run,
                fence,
                order,
                side.place(),
                rejoins(view, secondary),
                Optional.empty(),
                true,
                secondary,
                former(view),
                findings.notes()));
  }

  private GlobalMember rejoins(Optional<GlobalView> view, Optional<Secondary> secondary) {
    return secondary
        .map(Secondary::place)
        .or(() -> view.flatMap(it -> it.in(order.to())).map(Side::place))
        .orElseGet(() -> new GlobalMember(order.to(), "", ""));
  }

  private static GlobalPlan.Former former(Optional<GlobalView> view) {
    return new GlobalPlan.Former(
        view.map(it -> Boolean.TRUE.equals(it.cluster().deletionProtection())).orElse(false));
  }
}
