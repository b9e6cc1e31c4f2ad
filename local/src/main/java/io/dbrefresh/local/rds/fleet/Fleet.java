package io.dbrefresh.local.rds.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dbrefresh.local.rds.storage.Family;
import io.dbrefresh.local.rds.storage.Storage;
import io.dbrefresh.local.rds.storage.Volume;
import io.dbrefresh.local.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Event;
import software.amazon.awssdk.services.rds.model.SourceType;

/**
 * The databases and what they run on. Everything here belongs to the timeline's event thread,
 * except the storage, which belongs to its workers.
 */
public final class Fleet {
  /** What is unfinished when a new database is being made. */
  public static final String CREATE = "create";

  /** What is unfinished when a database is being made of another's data. */
  public static final String RESTORE = "restore";

  private final Ledger ledger;
  private final Storage storage;
  private final Timeline timeline;
  private final Supplier<Timings> timings;
  private final Surroundings surroundings;
  private final Serving serving;
  private final Courses courses;

  /** A fleet whose records are in {@code ledger} and whose data is in {@code storage}. */
  public Fleet(
      Ledger ledger,
      Storage storage,
      Timeline timeline,
      Timings timings,
      Surroundings surroundings) {
    this(ledger, storage, timeline, () -> timings, surroundings);
  }

  /** As the other one, with timings that are asked for anew for each thing that takes time. */
  public Fleet(
      Ledger ledger,
      Storage storage,
      Timeline timeline,
      Supplier<Timings> timings,
      Surroundings surroundings) {
    this.ledger = ledger;
    this.storage = storage;
    this.timeline = timeline;
    this.timings = timings;
    this.surroundings = surroundings;
    serving = new Serving(this, timeline, surroundings.ports());
    courses = new Courses(timeline);
    surroundings.globe().add(this);
  }

  /** What is written down. */
  public Ledger ledger() {
    return ledger;
  }

  /** Where the data is; its methods block. */
  public Storage storage() {
    return storage;
  }

  /** How long things take. */
  public Timings timings() {
    return timings.get();
  }

  /** Names of resources. */
  public Arns arns() {
    return surroundings.arns();
  }

  /** What is around the databases. */
  public Surroundings surroundings() {
    return surroundings;
  }

  /** An instance as a database. */
  public Database database(DBInstance instance) {
    return new InstanceDatabase(this, instance);
  }

  /** A cluster as a database. */
  public Database database(DBCluster cluster) {
    return new ClusterDatabase(this, cluster);
  }

  /** The present, to the millisecond, as the service writes it. */
  public Instant now() {
    return timeline.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Does {@code action} when {@code delay} has passed, as something that comes round for ever. */
  public void later(Duration delay, Runnable action) {
    timeline.background(delay, action);
  }

  /** A course that is yet to be described and {@linkplain #begin begun}. */
  public Course course() {
    return courses.course();
  }

  /** Begins a course as soon as those of the same database have ended. */
  public void begin(String resourceId, Course course) {
    courses.add(resourceId, course);
  }

  /** Nothing that was under way for the database goes on. */
  public void abandon(String resourceId) {
    courses.cancel(resourceId);
  }

  /** The instance with this identifier or ARN, or DBInstanceNotFound. */
  public DBInstance instance(String nameOrArn) {
    return ledger
        .instance(nameOrArn)
        .orElseThrow(() -> Faults.instanceNotFound(Arns.identifier(nameOrArn)));
  }

  /** The cluster with this identifier or ARN, or DBClusterNotFoundFault. */
  public DBCluster cluster(String nameOrArn) {
    return ledger
        .cluster(nameOrArn)
        .orElseThrow(() -> Faults.clusterNotFound(Arns.identifier(nameOrArn)));
  }

  /** Changes the record of an instance, if it is still there. */
  public void change(DBInstance instance, Consumer<DBInstance.Builder> change) {
    ledger
        .instances()
        .get(instance.dbiResourceId())
        .ifPresent(now -> ledger.instances().put(now.copy(change::accept)));
  }

  /** Changes the record of a cluster, if it is still there. */
  public void change(DBCluster cluster, Consumer<DBCluster.Builder> change) {
    ledger
        .clusters()
        .get(cluster.dbClusterResourceId())
        .ifPresent(now -> ledger.clusters().put(now.copy(change::accept)));
  }

  /** The record of an instance as it is now; as it was given when it is gone. */
  public DBInstance current(DBInstance instance) {
    return ledger.instances().get(instance.dbiResourceId()).orElse(instance);
  }

  /** The record of a cluster as it is now; as it was given when it is gone. */
  public DBCluster current(DBCluster cluster) {
    return ledger.clusters().get(cluster.dbClusterResourceId()).orElse(cluster);
  }

  /** The instances of a cluster. */
  public List<DBInstance> members(DBCluster cluster) {
    return ledger.instances().all().stream()
        .filter(found -> cluster.dbClusterIdentifier().equals(found.dbClusterIdentifier()))
        .toList();
  }

  /** The data of an instance: its own, or that of its cluster. */
  public Volume volume(DBInstance instance) {
    return instance.dbClusterIdentifier() == null
        ? new Volume(instance.dbiResourceId(), family(instance.engine()))
        : volume(cluster(instance.dbClusterIdentifier()));
  }

  /** The data of a cluster. */
  public Volume volume(DBCluster cluster) {
    return new Volume(cluster.dbClusterResourceId(), family(cluster.engine()));
  }

  /** The family of an engine, or InvalidParameterValue. */
  public static Family family(String engine) {
    return Family.of(engine)
        .orElseThrow(() -> Faults.parameterValue("Invalid DB engine: " + engine));
  }

  /** Work that serves an instance, or the cluster that it is a member of. */
  public Runnable serving(DBInstance instance) {
    return instance.dbClusterIdentifier() == null
        ? serving.work(Endpoints.of(instance), volume(instance))
        : serving(cluster(instance.dbClusterIdentifier()));
  }

  /** Work that serves a cluster. */
  public Runnable serving(DBCluster cluster) {
    return serving.work(cluster);
  }

  /** Work that serves an instance at another port, which the name has from then on. */
  public Runnable moving(DBInstance instance, int port) {
    serving.move(Endpoints.of(current(instance)), port);
    return database(instance).serving();
  }

  /** Work that serves a cluster at another port, which the name has from then on. */
  public Runnable moving(DBCluster cluster, int port) {
    serving.move(Endpoints.of(current(cluster)), port);
    return database(cluster).serving();
  }

  /** Gives a name its port, if it has none, and tells when it is not the one asked for. */
  public void reservePort(Endpoints.Place place) {
    serving.reserve(place);
  }

  /** Writes an event of an instance. */
  public void event(DBInstance instance, String category, String message) {
    event(
        SourceType.DB_INSTANCE,
        instance.dbInstanceIdentifier(),
        arns().instance(instance.dbInstanceIdentifier()),
        category,
        message);
  }

  /** Writes an event of a cluster. */
  public void event(DBCluster cluster, String category, String message) {
    event(
        SourceType.DB_CLUSTER,
        cluster.dbClusterIdentifier(),
        arns().cluster(cluster.dbClusterIdentifier()),
        category,
        message);
  }

  /** Writes an event. */
  public void event(
      SourceType type, String identifier, String arn, String category, String message) {
    ledger
        .events()
        .add(
            Event.builder()
                .sourceIdentifier(identifier)
                .sourceType(type)
                .sourceArn(arn)
                .message(message)
                .eventCategories(category)
                .date(now())
                .build());
  }

  /** DBInstanceAlreadyExists when an instance has, or is about to take, this identifier. */
  public void requireNewInstance(String identifier) {
    new Names(ledger).requireNewInstance(identifier);
  }

  /** DBClusterAlreadyExistsFault when a cluster has, or is about to take, this identifier. */
  public void requireNewCluster(String identifier) {
    new Names(ledger).requireNewCluster(identifier);
  }

  /** A new resource id. */
  public String resourceId(String prefix, String arn) {
    return ResourceIds.of(prefix, arn, now());
  }

  /** Notes that work on a database began which another process cannot go on with. */
  public void unfinished(String resourceId, String kind) {
    ledger.unfinished().write(resourceId, JsonNodeFactory.instance.textNode(kind));
  }

  /** Whether the work that is not finished was a restore. */
  public boolean wasRestore(String resourceId) {
    return ledger.unfinished().read(resourceId).map(JsonNode::textValue).stream()
        .anyMatch(RESTORE::equals);
  }

  /** The work on the database is done, one way or the other. */
  public void finished(String resourceId) {
    ledger.unfinished().delete(resourceId);
  }

  /** What a failure says. */
  public static String reason(Throwable failure) {
    return Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getName());
  }

  /** Stops serving; what is under way is taken up when the region is opened again. */
  public void close() {
    courses.close();
    storage.close();
  }
}
