package io.dbrefresh.local.rds.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Files of a binary log as what a replica has received: the server's own replication does the
 * changes in them. Each is cut behind the last transaction that counts.
 */
final class RelayLog implements ChangeLog.Redo {
  private static final String NAME = "redo";

  private final VolumeFolder target;
  private final long start;
  private final List<Path> files = new ArrayList<>();
  private long end;

  /**
   * @param start the position in the first file that is added behind what the target has
   */
  RelayLog(VolumeFolder target, long start) {
    this.target = target;
    this.start = start;
  }

  /** Adds what was committed before {@code until}; answers whether the file goes on after it. */
  boolean add(Path binaryLog, Instant until) throws IOException {
    BinaryLogFile.Extent extent = BinaryLogFile.before(binaryLog, until);
    boolean first = files.isEmpty();
    if (first || !extent.empty()) {
      Path file = target.redo().resolve("%s.%06d".formatted(NAME, files.size() + 1));
      copy(binaryLog, file, extent.cut());
      files.add(file);
      end = extent.end();
    }
    return extent.later();
  }

  private static void copy(Path from, Path to, long bytes) throws IOException {
    try (FileChannel source = FileChannel.open(from, StandardOpenOption.READ);
        FileChannel copy =
            FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      long done = 0;
      while (done < bytes) {
        done += source.transferTo(done, bytes - done, copy);
      }
    }
  }

  private boolean nothing() {
    return files.isEmpty() || (files.size() == 1 && end <= start);
  }

  /** With a server id of its own the server does not take the changes for what it has done. */
  @Override
  public void run(ChangeLog.Server server) throws IOException, SQLException {
    if (nothing()) {
      return;
    }
    Files.write(
        target.redo().resolve(NAME + ".index"),
        files.stream().map(file -> "../redo/" + file.getFileName()).toList());
    server.serve(
        List.of(
            "--server-id=2",
            "--relay-log=../redo/" + NAME,
            "--relay-log-index=../redo/" + NAME + ".index",
            "--relay-log-purge=OFF",
            "--skip-slave-start"),
        this::replay);
  }

  private void replay(Connection connection) throws IOException, SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CHANGE MASTER TO MASTER_HOST='none', MASTER_USE_GTID=no, RELAY_LOG_FILE='"
              + files.get(0).getFileName()
              + "', RELAY_LOG_POS="
              + start);
      statement.execute("START SLAVE SQL_THREAD");
      while (!finished(statement)) {
        Pause.millis(20);
      }
      statement.execute("STOP SLAVE");
      statement.execute("RESET SLAVE ALL");
    }
  }

  private boolean finished(Statement statement) throws IOException, SQLException {
    try (ResultSet status = statement.executeQuery("SHOW SLAVE STATUS")) {
      if (!status.next()) {
        throw new IOException("the server does not do the changes of the binary log again");
      }
      if (!"Yes".equals(status.getString("Slave_SQL_Running"))) {
        throw new IOException(
            "the changes of the binary log cannot be done again: "
                + status.getString("Last_SQL_Error"));
      }
      String last = files.get(files.size() - 1).getFileName().toString();
      String at = status.getString("Relay_Log_File");
      int compared = at.compareTo(last);
      return compared > 0 || (compared == 0 && status.getLong("Relay_Log_Pos") >= end);
    }
  }
}
