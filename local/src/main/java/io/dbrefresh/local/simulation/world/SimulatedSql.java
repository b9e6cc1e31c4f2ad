package io.dbrefresh.local.simulation.world;

import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.simulation.sql.SqlEndpoints;
import io.dbrefresh.local.simulation.sql.SqlSession;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** Answers logins as the database would that the name of a port leads to at this moment. */
public final class SimulatedSql implements SqlEndpoints {
  private static final Set<String> SERVING =
      Set.of(
          Status.AVAILABLE,
          Status.BACKING_UP,
          Status.MODIFYING,
          Status.RESETTING_MASTER_CREDENTIALS,
          "storage-optimization");

  private final Fleet fleet;
  private final SimulatedStorage storage;
  private final Runnable scriptEnded;

  /** {@code scriptEnded} is told of each script that was committed. */
  public SimulatedSql(Fleet fleet, SimulatedStorage storage, Runnable scriptEnded) {
    this.fleet = fleet;
    this.storage = storage;
    this.scriptEnded = scriptEnded;
  }

  /** A script of which a session of the model can tell that it ran to its end. */
  public static String script(String key) {
    return VolumeSession.script(key);
  }

  /** The volume that answers SQL at a port now. */
  public Optional<SimulatedVolume> answering(int port) {
    return storage.at(port).filter(this::serves);
  }

  private boolean serves(SimulatedVolume volume) {
    boolean instance =
        fleet
            .ledger()
            .instances()
            .get(volume.id())
            .filter(found -> SERVING.contains(found.dbInstanceStatus()))
            .isPresent();
    return instance
        || fleet
            .ledger()
            .clusters()
            .get(volume.id())
            .filter(found -> SERVING.contains(found.status()))
            .filter(found -> !found.dbClusterMembers().isEmpty())
            .isPresent();
  }

  /** In the model every IAM token is good. */
  @Override
  public SqlSession login(int port, String user, String password) throws SQLException {
    SimulatedVolume volume =
        answering(port).orElseThrow(() -> new SQLException("Communications link failure", "08S01"));
    boolean token = password.contains("/?Action=connect&") && password.contains("X-Amz-Signature=");
    if (!token && !volume.password().equals(password)) {
      throw new SQLException("Access denied for user '" + user + "'", "28000", 1045);
    }
    return new VolumeSession(volume, scriptEnded);
  }
}
