package io.dbrefresh.local.rds.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How one PostgreSQL server follows another: by streaming, and from the other's archive where it
 * was away for too long. A follower that leads from now on goes on in the same timeline, because it
 * is only ever started anew, and whoever knows another end of that timeline is made anew first.
 */
final class Replication {
  /** What streamed in, and what came from the archive. */
  private static final String RECEIVED =
      "select greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())";

  /** What a follower says when it is refused a segment. */
  private static final Pattern REMOVED =
      Pattern.compile(
          "could not receive data from WAL stream: ERROR: +requested WAL segment ([0-9A-F]{24})"
              + " has already been removed");

  /** What it says before it is refused, too. */
  private static final String STREAMING = "started streaming WAL from primary";

  /** Twice a second; meanwhile the other may have archived what it does not have any more. */
  private static final int ASKED_IN_VAIN = 6;

  private static final int LOOKS = 3_000;
  private static final int FEW_LOOKS = 200;
  private static final int LOOK_MILLIS = 10;
  private static final int SHUT_DOWN = 1;
  private static final int STATE = 16;

  private Replication() {}

  /** Notes whom a volume follows; a server that follows reads it whenever it connects. */
  static void follow(VolumeFolder folder, Path log, int port, String password, String name)
      throws IOException {
    Path link = folder.root().resolve(".upstream-log");
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, log);
    move(link, folder.upstreamLog());
    write(
        folder.upstream(),
        """
        [upstream]
        host=127.0.0.1
        port=%d
        user=%s
        password=%s
        application_name=%s
        sslmode=disable
        """
            .formatted(port, ServerSoftware.ADMIN, password, name));
  }

  /** Takes away the archive, which is there for whoever is on this machine. */
  static void sever(VolumeFolder folder) throws IOException {
    Files.deleteIfExists(folder.upstreamLog());
  }

  /** Notes that a volume follows nobody. */
  static void lead(VolumeFolder folder) throws IOException {
    Files.deleteIfExists(folder.upstream());
    sever(folder);
  }

  /**
   * Whether a follower cannot go on: again and again it has asked for a segment that the other has
   * neither in its data nor in its archive, and has received nothing since.
   */
  static boolean stuck(VolumeFolder folder) throws IOException {
    if (!folder.follows() || !Files.exists(folder.messages())) {
      return false;
    }
    int asked = 0;
    boolean streaming = false;
    String segment = "";
    try (BufferedReader messages =
        Files.newBufferedReader(folder.messages(), StandardCharsets.ISO_8859_1)) {
      for (String line = messages.readLine(); line != null; line = messages.readLine()) {
        Matcher removed = REMOVED.matcher(line);
        if (removed.find()) {
          asked = removed.group(1).equals(segment) ? asked + 1 : 1;
          segment = removed.group(1);
          streaming = false;
        } else if (line.contains(STREAMING)) {
          asked = streaming ? 0 : asked;
          streaming = true;
        }
      }
    }
    return !streaming && asked >= ASKED_IN_VAIN;
  }

  /** Replaces a file that only its owner can read, as a whole. */
  static void write(Path file, String text) throws IOException {
    Path beside =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            "." + file.getFileName(),
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(beside, text);
    move(beside, file);
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Waits until what a server has written by now has streamed to a follower. One that has it from
   * the archive only would miss what the server writes as it is shut down.
   */
  static void awaitReceipt(Connection leading, String follower) throws IOException, SQLException {
    long written = position(leading, "select pg_current_wal_flush_lsn()");
    String streamed =
        "select max(flush_lsn) from pg_stat_replication where state = 'streaming'"
            + " and application_name = '%s'".formatted(follower);
    await(written, leading, streamed, "does not receive what is written");
  }

  /**
   * Waits until a follower has received the last thing that a server wrote when it was shut down.
   * One whose stream broke just then finds the end in the archive, to which it is lent.
   */
  static void awaitEnd(VolumeFolder leading, Connection following)
      throws IOException, SQLException {
    ByteBuffer control =
        ByteBuffer.wrap(Files.readAllBytes(leading.data().resolve("global/pg_control")))
            .order(ByteOrder.LITTLE_ENDIAN);
    if (control.getInt(STATE) != SHUT_DOWN) {
      throw new IOException("the server that is followed was not shut down in order");
    }
    long end = SegmentFiles.checkpoint(leading) + 1;
    List<Path> lent = List.of();
    try {
      for (int look = 0; look < FEW_LOOKS && position(following, RECEIVED) < end; look++) {
        Pause.millis(LOOK_MILLIS);
      }
      if (position(following, RECEIVED) < end) {
        lent = lend(leading, end);
      }
      await(end, following, RECEIVED, "has not received what was written last");
    } finally {
      for (Path segment : lent) {
        Files.deleteIfExists(segment);
      }
    }
  }

  /** Puts into the archive what is written up to {@code end} and is not there. */
  private static List<Path> lend(VolumeFolder leading, long end) throws IOException {
    String last = SegmentFiles.position(end);
    List<Path> lent = new ArrayList<>();
    for (Path segment : SegmentFiles.in(leading.data().resolve("pg_wal"))) {
      String name = segment.getFileName().toString();
      Path copy = leading.log().resolve(name);
      if (SegmentFiles.position(name).compareTo(last) <= 0 && !Files.exists(copy)) {
        Path beside = leading.log().resolve("." + name);
        Files.copy(segment, beside, StandardCopyOption.COPY_ATTRIBUTES);
        move(beside, copy);
        lent.add(copy);
      }
    }
    return lent;
  }

  private static void await(long wanted, Connection connection, String query, String otherwise)
      throws IOException, SQLException {
    for (int look = 0; position(connection, query) < wanted; look++) {
      if (look == LOOKS) {
        throw new IOException("the follower " + otherwise);
      }
      Pause.millis(LOOK_MILLIS);
    }
  }

  private static long position(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select coalesce((" + query + ") - '0/0'::pg_lsn, 0)::bigint")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
