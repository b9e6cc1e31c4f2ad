package io.dbrefresh.local.rds.instance;

import static io.dbrefresh.local.rds.fleet.Identifiers.required;

import io.dbrefresh.local.rds.fleet.Engines;
import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Given;
import io.dbrefresh.local.rds.fleet.Identifiers;
import io.dbrefresh.local.rds.fleet.Passwords;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.storage.Family;
import io.dbrefresh.local.rds.storage.MasterUser;
import io.dbrefresh.local.rds.storage.Volume;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** CreateDBInstance, for an instance that is no member of a cluster. */
public final class InstanceCreation {
  private final Fleet fleet;

  /** Creates in {@code fleet}. */
  public InstanceCreation(Fleet fleet) {
    this.fleet = fleet;
  }

  /** Answers with the instance in status {@code creating}. */
  public DBInstance create(CreateDbInstanceRequest request) {
    String identifier =
        Identifiers.database(request.dbInstanceIdentifier(), "DBInstanceIdentifier");
    String engine = required(request.engine(), "Engine");
    Family family = Fleet.family(engine);
    if (Engines.aurora(engine)) {
      throw Faults.parameterCombination(
          "DBClusterIdentifier is required for instances of the engine " + engine + ".");
    }
    required(request.dbInstanceClass(), "DBInstanceClass");
    Given.refuseManagedPassword(request);
    MasterUser master = master(request);
    fleet.requireNewInstance(identifier);

    DBInstance.Builder record =
        NewInstance.defaults(fleet, identifier)
            .engine(engine)
            .engineVersion(Engines.version(engine))
            .dbName(request.dbName())
            .dbInstancePort(Objects.requireNonNullElse(request.port(), family.defaultPort()));
    DBInstance instance = NewInstance.given(fleet, record, request).build();
    Volume volume = fleet.volume(instance);
    Optional<String> database =
        Optional.ofNullable(request.dbName()).filter(name -> !name.isEmpty());
    return new Arrival(fleet)
        .begin(
            instance,
            () -> fleet.storage().create(volume, master, database),
            fleet.timings().create(),
            Fleet.CREATE,
            "DB instance created",
            Status.FAILED);
  }

  private static MasterUser master(CreateDbInstanceRequest request) {
    return new MasterUser(
        required(request.masterUsername(), "MasterUsername"),
        Passwords.valid(request.masterUserPassword()));
  }
}
