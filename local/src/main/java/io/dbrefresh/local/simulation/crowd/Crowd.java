package io.dbrefresh.local.simulation.crowd;

import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.ModelServices;
import io.dbrefresh.local.lambda.FunctionDefinition;
import io.dbrefresh.local.rds.LocalRds;
import io.dbrefresh.local.rds.fleet.Arns;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Ledger;
import io.dbrefresh.local.rds.fleet.PortListener;
import io.dbrefresh.local.rds.fleet.Surroundings;
import io.dbrefresh.local.secretsmanager.LocalSecretsManager;
import io.dbrefresh.local.simulation.fault.Injection;
import io.dbrefresh.local.simulation.fault.Schedule;
import io.dbrefresh.local.simulation.fault.Switchboard;
import io.dbrefresh.local.simulation.invariant.Scene;
import io.dbrefresh.local.simulation.invariant.Violation;
import io.dbrefresh.local.simulation.kind.Scenario;
import io.dbrefresh.local.simulation.sql.SimulatedDriver;
import io.dbrefresh.local.simulation.world.Durations;
import io.dbrefresh.local.simulation.world.FunctionTimeline;
import io.dbrefresh.local.simulation.world.SimulatedSql;
import io.dbrefresh.local.simulation.world.SimulatedStorage;
import io.dbrefresh.local.store.Cabinet;
import io.dbrefresh.local.time.VirtualTimeline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * A region in which many refreshes run at once: the definitions and handlers that are deployed, a
 * virtual clock, RDS's timings and the services' quotas. Whoever launches is given the region's
 * Step Functions and lets time pass; each refresh's invariants are looked after. For one thread.
 */
public final class Crowd implements AutoCloseable {
  private static final Instant START = Instant.parse("2026-01-04T20:00:00Z");

  private final VirtualTimeline timeline = new VirtualTimeline(START);
  private final SplittableRandom random;
  private final Durations durations;
  private final SimulatedStorage storage;
  private final LocalSecretsManager secrets;
  private final Fleet fleet;
  private final SimulatedSql sql;
  private final Injection injection;
  private final Rationing rationing;
  private final CrowdWatch watch = new CrowdWatch();
  private final FunctionTimeline running;
  private final ModelServices services;

  /**
   * Makes sources and targets, before any quota counts.
   *
   * @param functions the functions of the templates
   * @param s3 has the scripts, see {@code ScriptFiles}
   */
  public Crowd(
      List<Scenario> refreshes,
      Durations durations,
      List<FunctionDefinition> functions,
      S3Client s3,
      Quotas quotas,
      long seed) {
    this.durations = durations;
    random = new SplittableRandom(seed);
    storage = new SimulatedStorage(timeline, () -> durations.lags(random));
    secrets =
        LocalSecretsManager.inMemory(
            this::invoke, LocalRegion.REGION, LocalRegion.ACCOUNT_ID, timeline.clock());
    fleet = fleet();
    LocalRds rds = LocalRds.over(fleet, timeline);
    sql = new SimulatedSql(fleet, storage, this::scriptEnded);
    injection = injection();
    rationing = new Rationing(quotas, timeline.clock(), fleet, injection::spend);
    running = new FunctionTimeline(timeline, this::took, sql, this::move);
    services =
        new ModelServices(
            timeline,
            running,
            rds,
            s3,
            secrets,
            functions,
            new RationedInstruments(injection, rationing),
            new java.util.Random(seed));
    SimulatedDriver.enter(sql);
    new CrowdStaging(rds, secrets, storage, timeline).build(refreshes);
    services.sfn.onStart(rationing::start);
    services.sfn.onTransition(injection::entered);
    services.sfn.onStatusChange(watch::changed);
    refreshes.forEach(refresh -> watch.add(scene(refresh)));
  }

  private Injection injection() {
    return new Injection(
        new Switchboard(timeline.clock(), Schedule.NONE, watch),
        timeline.clock(),
        () -> durations.lambda().draw(random),
        time -> running().waitFor(time),
        fault -> {});
  }

  private Fleet fleet() {
    return new Fleet(
        new Ledger(Cabinet.nowhere()),
        storage,
        timeline,
        () -> durations.timings(random),
        new Surroundings(
            new Arns(LocalRegion.REGION, LocalRegion.ACCOUNT_ID),
            secrets.owned("rds"),
            PortListener.NONE));
  }

  private Scene scene(Scenario refresh) {
    String target = refresh.file().target().instance();
    String source = refresh.file().source();
    return new Scene(
        refresh,
        fleet,
        storage,
        sql,
        services,
        name -> name.startsWith(target) || name.equals(source));
  }

  private String invoke(String function, String payload) {
    return services.functions().invoke(function, payload);
  }

  private Duration took() {
    Duration took = injection.took();
    rationing.functionTakes(took);
    return took;
  }

  private FunctionTimeline running() {
    return running;
  }

  /** The next thing happens, while a function waits for it. */
  private boolean move() {
    boolean moved = timeline.runOne();
    watch.passed();
    return moved;
  }

  private void scriptEnded() {
    injection.spend(durations.script().draw(random));
  }

  /** Step Functions, as a launcher of this account gets it. */
  public SfnClient sfn() {
    return rationing.sfn(services.sfn);
  }

  /** The refresh machine. */
  public String machineArn() {
    return ModelServices.machineArn();
  }

  /** The time of the model. */
  public Clock clock() {
    return timeline.clock();
  }

  /** Lets time pass. */
  public void pass(Duration duration) {
    Instant end = timeline.clock().instant().plus(duration);
    while (timeline.runOneUntil(end)) {
      watch.passed();
    }
    timeline.advance(Duration.between(timeline.clock().instant(), end));
  }

  /** Lets time pass until nothing moves any more, and looks at every refresh. */
  public void settle() {
    timeline.runUntilIdle();
    watch.settled();
  }

  /** The first invariant that was broken, of any refresh. */
  public Optional<Violation> violation() {
    return watch.broken();
  }

  /** What the quotas refused. */
  public Refusals refusals() {
    return rationing.refusals();
  }

  @Override
  public void close() {
    running.close();
    SimulatedDriver.leave();
    timeline.close();
  }
}
