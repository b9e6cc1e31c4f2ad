package io.dbrefresh.local.rds.server;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The log of changes that a server keeps beside its data: WAL archive or binary log. While one of
 * these methods reads a volume, its server stands still or does not run.
 */
interface ChangeLog {

  /** Gives a copy of the data what its server needs of the log to recover. */
  void copyTail(VolumeFolder from, VolumeFolder to) throws IOException;

  /**
   * Takes over what {@code source} has done since {@code base} was copied from it.
   *
   * @param target holds a copy of {@code base}
   * @param until the first instant whose changes are left out
   */
  Redo collect(VolumeFolder base, VolumeFolder source, VolumeFolder target, Instant until)
      throws IOException;

  /**
   * Removes what lies before {@code oldest}, a copy of the volume; without one, all that the server
   * itself does not need.
   *
   * @param running a connection to the volume's server, when it runs
   */
  void prune(VolumeFolder volume, Optional<VolumeFolder> oldest, Optional<Connection> running)
      throws IOException, SQLException;

  /** Changes that are to be done again. */
  interface Redo {
    /** Does them; afterwards the data is of the time that was asked for. */
    void run(Server server) throws IOException, SQLException;
  }

  /** Serves the data to which changes are to be done. */
  interface Server {
    /** Serves it with further options for as long as {@code work} takes. */
    void serve(List<String> options, Work work) throws IOException, SQLException;
  }

  /** Something done over a connection of the region's own user. */
  interface Work {
    void run(Connection connection) throws IOException, SQLException;
  }
}
