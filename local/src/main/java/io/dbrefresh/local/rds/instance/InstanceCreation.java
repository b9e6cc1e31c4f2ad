package io.dbrefresh.local.rds.instance;

import static io.dbrefresh.local.rds.fleet.Identifiers.required;

import io.dbrefresh.local.rds.credentials.FirstPassword;
import io.dbrefresh.local.rds.fleet.Engines;
import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Identifiers;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.storage.Family;
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
    DBInstance.Builder record = defaults(request, identifier);
    FirstPassword password = FirstPassword.of(fleet, request);
    fleet.requireNewInstance(identifier);
    DBInstance.Builder settings = NewInstance.given(fleet, record, request);
    DBInstance instance =
        settings
            .masterUserSecret(password.secret(fleet.arns().instance(identifier)).orElse(null))
            .build();
    Volume volume = fleet.volume(instance);
    Optional<String> database =
        Optional.ofNullable(request.dbName()).filter(name -> !name.isEmpty());
    return new Arrival(fleet)
        .begin(
            instance,
            () -> fleet.storage().create(volume, password.master(), database),
            fleet.timings().create(),
            Fleet.CREATE,
            "DB instance created",
            Status.FAILED);
  }

  private DBInstance.Builder defaults(CreateDbInstanceRequest request, String identifier) {
    String engine = required(request.engine(), "Engine");
    Family family = Fleet.family(engine);
    if (Engines.aurora(engine)) {
      throw Faults.parameterCombination(
          "DBClusterIdentifier is required for instances of the engine " + engine + ".");
    }
    required(request.dbInstanceClass(), "DBInstanceClass");
    return NewInstance.defaults(fleet, identifier)
        .engine(engine)
        .engineVersion(Engines.version(engine))
        .dbInstancePort(Objects.requireNonNullElse(request.port(), family.defaultPort()));
  }
}
