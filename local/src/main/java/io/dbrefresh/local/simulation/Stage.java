package io.dbrefresh.local.simulation;

import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.ModelServices;
import io.dbrefresh.local.rds.LocalRds;
import io.dbrefresh.local.rds.fleet.Arns;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Ledger;
import io.dbrefresh.local.rds.fleet.PortListener;
import io.dbrefresh.local.rds.fleet.Surroundings;
import io.dbrefresh.local.secretsmanager.LocalSecretsManager;
import io.dbrefresh.local.simulation.fault.Call;
import io.dbrefresh.local.simulation.fault.Fault;
import io.dbrefresh.local.simulation.fault.Injection;
import io.dbrefresh.local.simulation.fault.Schedule;
import io.dbrefresh.local.simulation.fault.Switchboard;
import io.dbrefresh.local.simulation.invariant.Invariants;
import io.dbrefresh.local.simulation.invariant.RunStory;
import io.dbrefresh.local.simulation.invariant.Scene;
import io.dbrefresh.local.simulation.invariant.Violation;
import io.dbrefresh.local.simulation.kind.Before;
import io.dbrefresh.local.simulation.kind.Scenario;
import io.dbrefresh.local.simulation.kind.Staging;
import io.dbrefresh.local.simulation.published.IdealSwap;
import io.dbrefresh.local.simulation.published.Lookout;
import io.dbrefresh.local.simulation.published.PublishedActions;
import io.dbrefresh.local.simulation.published.PublishedMachine;
import io.dbrefresh.local.simulation.world.FunctionTimeline;
import io.dbrefresh.local.simulation.world.SimulatedSql;
import io.dbrefresh.local.simulation.world.SimulatedStorage;
import io.dbrefresh.local.store.Cabinet;
import io.dbrefresh.local.time.VirtualTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/** The world of one simulated refresh, and the clock that drives it. */
final class Stage {
  /** Far more than any refresh has. */
  private static final int ENDLESS = 400_000;

  private final Simulation simulation;
  private final VirtualTimeline timeline;
  private final SplittableRandom random;
  private final SimulatedStorage storage;
  private final LocalSecretsManager secrets;
  private final Fleet fleet;
  private final LocalRds rds;
  private final SimulatedSql sql;
  private final Injection injection;
  private final ModelServices services;
  private final Scene scene;
  private final Invariants invariants;
  private final Observation observation;
  private final Switchboard board;
  private final FunctionTimeline running;
  private int launches;
  private int events;

  Stage(Simulation simulation, long seed, Schedule schedule) {
    this.simulation = simulation;
    this.random = new SplittableRandom(seed);
    this.timeline = new VirtualTimeline(start(simulation.scenario()));
    storage = new SimulatedStorage(timeline, () -> simulation.durations().lags(random));
    secrets =
        LocalSecretsManager.inMemory(
            this::invoke, LocalRegion.REGION, LocalRegion.ACCOUNT_ID, timeline.clock());
    fleet = fleet();
    rds = LocalRds.over(fleet, timeline);
    sql = new SimulatedSql(fleet, storage, this::scriptEnded);
    observation = new Observation(timeline.clock());
    board = new Switchboard(timeline.clock(), schedule, observation);
    injection =
        new Injection(
            board,
            timeline.clock(),
            () -> simulation.durations().lambda().draw(random),
            this::pause,
            fault -> timeline.schedule(Duration.ZERO, () -> hands().act(fault)));
    running = new FunctionTimeline(timeline, this::took, sql, this::move);
    services = services(seed);
    scene = new Scene(scenario(), fleet, storage, sql, services);
    invariants = new Invariants(scene);
    observation.watch(scene, invariants, fleet);
  }

  /** Early enough for what is restored to a point in time. */
  private static Instant start(Scenario scenario) {
    return scenario
        .file()
        .restore()
        .time()
        .map(time -> time.minus(Duration.ofHours(3)))
        .orElse(Instant.parse("2026-01-04T20:00:00Z"));
  }

  private Fleet fleet() {
    return new Fleet(
        new Ledger(Cabinet.nowhere()),
        storage,
        timeline,
        () -> simulation.durations().timings(random),
        new Surroundings(
            new Arns(LocalRegion.REGION, LocalRegion.ACCOUNT_ID),
            secrets.owned("rds"),
            PortListener.NONE));
  }

  private String invoke(String function, String payload) {
    return services.functions().invoke(function, payload);
  }

  private ModelServices services(long seed) {
    return new ModelServices(
        timeline,
        running,
        rds,
        simulation.s3(),
        secrets,
        simulation.functions(),
        injection,
        new java.util.Random(seed));
  }

  private Scenario scenario() {
    return simulation.scenario();
  }

  private OutsideHands hands() {
    return new OutsideHands(scenario(), rds, fleet, services, () -> start("race"));
  }

  private Duration took() {
    observation.functionTook(injection.ran());
    return injection.took();
  }

  private void pause(Duration time) {
    running.waitFor(time);
  }

  /** Ends what still goes on. */
  void close() {
    running.close();
  }

  private void scriptEnded() {
    Duration took = simulation.durations().script().draw(random);
    injection.spend(took);
    observation.scriptTook(took);
  }

  SimulatedSql sql() {
    return sql;
  }

  /** Makes what is there before, and begins to look. */
  void build() {
    Staging staging = new Staging(rds, scenario(), timeline::runUntilIdle);
    staging.production();
    if (scenario().before() != Before.NEW) {
      storage.creatingProduction(false);
      staging.target();
      secret();
    }
    timeline.advance(Duration.ofHours(6));
    services.sfn.onTransition(observation::entered);
    services.sfn.onTransition(injection::entered);
    services.sfn.onStatusChange(observation::changed);
  }

  private void secret() {
    scenario()
        .file()
        .password()
        .ifPresent(
            password ->
                services.secrets.createSecret(
                    create ->
                        create
                            .name(password.secret())
                            .secretString(
                                "{\"username\":\"admin1\",\"password\":\"%s\"}"
                                    .formatted(Staging.OLD_PASSWORD))));
  }

  /** Launches the refresh and goes on until nothing moves any more. */
  void launch(String name) {
    scene.begin();
    observation.begin();
    start(name);
    while (move()) {}
    invariants.settled();
    observation.ended();
  }

  /** The next thing happens; false when nothing moves any more. */
  private boolean move() {
    if (invariants.broken().isPresent() || !timeline.runOne()) {
      return false;
    }
    observation.moved();
    if (++events > ENDLESS) {
      invariants.brokenBy("still going on after %d events".formatted(events));
    }
    return true;
  }

  private void start(String name) {
    String execution = name + "-" + ++launches;
    services.sfn.startExecution(
        start ->
            start
                .stateMachineArn(ModelServices.machineArn())
                .name(execution)
                .input(scenario().input().toString()));
  }

  /** Has the published machine do the same refresh. */
  Measures published() {
    return measured(lookout -> new PublishedMachine(scenario().file(), lookout, actions())::run);
  }

  /** Has a swap without reaction times do what makes the target unavailable. */
  Measures ideal() {
    return measured(lookout -> new IdealSwap(lookout, actions())::run);
  }

  private PublishedActions actions() {
    return new PublishedActions(scenario().file(), scenario().engine(), rds, fleet.ledger());
  }

  private Measures measured(Function<Lookout, Runnable> machine) {
    scene.begin();
    Meter meter = observation.meter();
    meter.begin();
    machine.apply(new PublishedLookout(simulation, scene, timeline, meter, random)).run();
    meter.end();
    return meter.measures();
  }

  /** From here on nothing goes wrong. */
  void calm() {
    board.close();
  }

  Measures measures() {
    return observation.measures();
  }

  List<RunStory> runs() {
    return scene.runs();
  }

  List<Call> calls() {
    return board.calls();
  }

  List<String> situations() {
    return board.situations();
  }

  List<Moment> moments() {
    return observation.moments();
  }

  boolean hasMet(Fault fault) {
    return scene.hasMet(fault);
  }

  boolean isBroken() {
    return invariants.broken().isPresent();
  }

  Optional<Violation> violation() {
    return invariants.broken();
  }
}
