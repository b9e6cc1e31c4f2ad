package io.dbrefresh.local.rds.server;

import io.dbrefresh.local.rds.storage.MasterUser;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.Optional;

/** What differs between PostgreSQL and MariaDB. */
interface ServerSoftware {

  /** The user by which the region administers its servers, named as the service's own. */
  String ADMIN = "rdsadmin";

  /** Makes an empty data directory with the user {@link #ADMIN}; {@code data} does not exist. */
  void initialise(Path data, String adminPassword) throws IOException;

  /** What is to be done before a volume can be served here; it may have been copied. */
  void prepare(VolumeFolder volume) throws IOException;

  /** The command that serves a volume at {@code port} in the foreground; options may follow. */
  List<String> command(VolumeFolder volume, int port);

  /** The log of changes that the server keeps. */
  ChangeLog log();

  /** Whether the volume's server, which does not answer yet, never will, as far as it has said. */
  default boolean hopeless(VolumeFolder volume) throws IOException {
    return false;
  }

  /** The signal that shuts the server down without waiting for its clients. */
  String stopSignal();

  /** A connection of {@link #ADMIN}. */
  Connection connect(int port, String adminPassword) throws SQLException;

  /** Makes the master user as the service makes it, and the first database. */
  void createMaster(Connection admin, MasterUser master, Optional<String> database)
      throws SQLException;

  /** Sets the master user's password. */
  void changePassword(Connection admin, MasterUser master) throws SQLException;

  /**
   * Puts the functions about a global database into all databases.
   *
   * @throws SQLException where the software has no such functions
   */
  default void equip(Connection admin, String adminPassword) throws IOException, SQLException {
    throw new SQLFeatureNotSupportedException("there are no functions about global databases");
  }

  /** Files of a data directory that tell of the process serving it, which a copy must not have. */
  List<String> processFiles();
}
