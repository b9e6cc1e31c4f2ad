package io.dbrefresh.local.simulation.invariant;

import io.dbrefresh.local.ModelServices;
import io.dbrefresh.local.rds.fleet.Endpoints;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.simulation.fault.Call;
import io.dbrefresh.local.simulation.fault.Fault;
import io.dbrefresh.local.simulation.kind.Scenario;
import io.dbrefresh.local.simulation.kind.Staging;
import io.dbrefresh.local.simulation.world.SimulatedSql;
import io.dbrefresh.local.simulation.world.SimulatedStorage;
import io.dbrefresh.local.simulation.world.SimulatedVolume;
import io.dbrefresh.statemachine.plan.DatabaseNames;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What invariants look at: the world as it is, not as handlers see it. */
public final class Scene {
  private final Scenario scenario;
  private final Fleet fleet;
  private final SimulatedStorage storage;
  private final SimulatedSql sql;
  private final ModelServices services;
  private final Predicate<String> concerns;
  private final Map<String, RunStory> runs = new LinkedHashMap<>();
  private final Set<Fault> met = EnumSet.noneOf(Fault.class);
  private Optional<Resident> old = Optional.empty();
  private boolean recoveryDenied;

  /** The world of a refresh of {@code scenario}. */
  public Scene(
      Scenario scenario,
      Fleet fleet,
      SimulatedStorage storage,
      SimulatedSql sql,
      ModelServices services) {
    this(scenario, fleet, storage, sql, services, any -> true);
  }

  /** The same in a world of many refreshes, of which this one concerns databases by name. */
  public Scene(
      Scenario scenario,
      Fleet fleet,
      SimulatedStorage storage,
      SimulatedSql sql,
      ModelServices services,
      Predicate<String> concerns) {
    this.concerns = concerns;
    this.scenario = scenario;
    this.fleet = fleet;
    this.storage = storage;
    this.sql = sql;
    this.services = services;
  }

  /** What is refreshed. */
  public Scenario scenario() {
    return scenario;
  }

  /** A refresh is about to be launched: what has the target's name now is the old database. */
  public void begin() {
    old = target();
  }

  /** What had the target's name when the refresh was launched. */
  public Optional<Resident> old() {
    return old;
  }

  /** All instances and clusters. */
  public List<Resident> residents() {
    List<Resident> all = new ArrayList<>();
    fleet.ledger().clusters().all().stream()
        .filter(it -> concerns.test(it.dbClusterIdentifier()))
        .forEach(it -> all.add(Residents.of(it)));
    fleet.ledger().instances().all().stream()
        .filter(it -> concerns.test(it.dbInstanceIdentifier()))
        .forEach(it -> all.add(Residents.of(it)));
    return all;
  }

  /** The instance or cluster of this name. */
  public Optional<Resident> resident(boolean cluster, String name) {
    return cluster
        ? fleet.ledger().cluster(name).map(Residents::of)
        : fleet.ledger().instance(name).map(Residents::of);
  }

  /** What has the target's name: the cluster of Aurora, the instance of RDS. */
  public Optional<Resident> target() {
    DatabaseNames names = scenario.file().target();
    return resident(names.cluster().isPresent(), names.identifier());
  }

  /** What has the source's name. */
  public Optional<Resident> source() {
    return resident(scenario.file().target().cluster().isPresent(), scenario.file().source());
  }

  /** What answers SQL at the target's endpoint, wherever its name leads to at this moment. */
  public Optional<SimulatedVolume> answering() {
    DatabaseNames names = scenario.file().target();
    String place =
        names
            .cluster()
            .map(cluster -> Endpoints.cluster(cluster, 0).name())
            .orElseGet(() -> Endpoints.instance(names.instance(), 0).name());
    var port = fleet.ledger().ports().of(place);
    return port.isEmpty() ? Optional.empty() : sql.answering(port.getAsInt());
  }

  /** The data of a database. */
  public Optional<SimulatedVolume> volume(Resident resident) {
    return storage.volume(resident.volume());
  }

  /** Whether nobody who reads it reads production's data or logs in with production's password. */
  public boolean isComplete(SimulatedVolume volume) {
    boolean masked = volume.scripts().containsAll(scenario.scripts());
    boolean ownPassword =
        !scenario.changesPassword() || !volume.password().equals(Staging.PRODUCTION_PASSWORD);
    return !volume.isProductionData() || masked && ownPassword;
  }

  /** Whether RDS is at work for the refresh: something changes, or does not show yet. */
  public boolean isBusy() {
    return !storage.isSettled()
        || fleet.ledger().instances().all().stream().anyMatch(Residents::isBusy)
        || fleet.ledger().clusters().all().stream().anyMatch(Residents::isBusy);
  }

  /** An execution of the refresh machine has begun or ended. */
  public void ran(RunStory run) {
    runs.put(run.name(), run);
  }

  /** All executions of the refresh machine, in the order of their launches. */
  public List<RunStory> runs() {
    return List.copyOf(runs.values());
  }

  /** The execution with this name. */
  public Optional<RunStory> run(String name) {
    return Optional.ofNullable(runs.get(name));
  }

  /** A fault has been met by a call. */
  public void met(Fault fault, Call call) {
    met.add(fault);
    recoveryDenied |= fault == Fault.DENIED_FOR_EVER && call.actor().step().equals("recover");
  }

  /** Whether the recovery may not do what it has to, so that people have to help it. */
  public boolean isRecoveryDenied() {
    return recoveryDenied;
  }

  /** Whether one of these faults has been met. */
  public boolean hasMet(Fault... faults) {
    return List.of(faults).stream().anyMatch(met::contains);
  }

  /** Who holds the target's lock. */
  public Optional<String> lockOwner() {
    String key = scenario.file().target().instance();
    Map<String, AttributeValue> item =
        services
            .dynamoDb
            .getItem(
                get ->
                    get.tableName(ModelServices.lockTable())
                        .key(Map.of("target", AttributeValue.fromS(key))))
            .item();
    return Optional.ofNullable(item.get("owner")).map(AttributeValue::s);
  }

  /** How the world is, in a way that differs where handlers could see a difference. */
  public String situation() {
    StringBuilder text = new StringBuilder(scenario.family());
    for (Resident resident : residents()) {
      text.append(' ')
          .append(resident.name())
          .append(resident.tags().getOrDefault("refresh-execution", ""))
          .append(resident.status())
          .append(volume(resident).map(it -> it.scripts().size() + secret(it)).orElse(""));
    }
    return text.append(lockOwner()).toString();
  }

  private static String secret(SimulatedVolume volume) {
    return volume.password().equals(Staging.PRODUCTION_PASSWORD)
        ? "p"
        : volume.password().equals(Staging.OLD_PASSWORD) ? "o" : "n";
  }

  /** The services, past all faults. */
  public ModelServices services() {
    return services;
  }
}
