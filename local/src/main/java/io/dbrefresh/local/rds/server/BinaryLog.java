package io.dbrefresh.local.rds.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * MariaDB's log of committed transactions, in files that an index lists. Their times are whole
 * seconds: those of the statement that committed.
 */
final class BinaryLog implements ChangeLog {
  private static final String INDEX = "binlog.index";

  /** A server that recovers looks back to where the storage engines have all been flushed. */
  private static final int TAIL = 3;

  /** Where a server keeps it. */
  static List<String> options() {
    return List.of(
        "--log-bin=../log/binlog",
        "--log-bin-index=../log/" + INDEX,
        "--binlog-gtid-index=OFF",
        "--binlog-format=MIXED",
        "--max-binlog-size=4M",
        "--server-id=1",
        "--log-bin-trust-function-creators=ON");
  }

  @Override
  public void copyTail(VolumeFolder from, VolumeFolder to) throws IOException {
    List<String> names = names(from);
    List<String> tail = names.subList(Math.max(0, names.size() - TAIL), names.size());
    Folders.createPrivate(to.log());
    for (String name : tail) {
      Files.copy(from.log().resolve(name), to.log().resolve(name));
    }
    list(to, tail);
  }

  /** The files, oldest first. */
  private static List<String> names(VolumeFolder volume) throws IOException {
    Path index = volume.log().resolve(INDEX);
    if (!Files.exists(index)) {
      return List.of();
    }
    return Files.readAllLines(index).stream()
        .filter(line -> !line.isBlank())
        .map(line -> line.substring(line.lastIndexOf('/') + 1))
        .filter(name -> Files.exists(volume.log().resolve(name)))
        .toList();
  }

  private static void list(VolumeFolder volume, List<String> names) throws IOException {
    List<String> lines = names.stream().map(name -> "../log/" + name).toList();
    Path beside = volume.log().resolve(INDEX + ".new");
    Files.write(beside, lines);
    Files.move(
        beside,
        volume.log().resolve(INDEX),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public Redo collect(VolumeFolder base, VolumeFolder source, VolumeFolder target, Instant until)
      throws IOException {
    List<String> had = names(base);
    List<String> has = names(source);
    String first = had.isEmpty() ? "" : had.get(had.size() - 1);
    if (!first.isEmpty() && !has.contains(first)) {
      throw new IOException("the binary log of the source lacks " + first);
    }
    long start =
        first.isEmpty()
            ? BinaryLogFile.START
            : BinaryLogFile.whole(base.log().resolve(first)).cut();
    Folders.createPrivate(target.redo());
    RelayLog relay = new RelayLog(target, start);
    for (String name : has) {
      if (name.compareTo(first) >= 0 && relay.add(source.log().resolve(name), until)) {
        break;
      }
    }
    return relay;
  }

  @Override
  public void prune(
      VolumeFolder volume, Optional<VolumeFolder> oldest, Optional<Connection> running)
      throws IOException, SQLException {
    List<String> names = names(volume);
    List<String> needed = oldest.isPresent() ? names(oldest.get()) : names;
    if (needed.isEmpty()) {
      return;
    }
    String last = needed.get(needed.size() - 1);
    List<String> kept = names.stream().filter(name -> name.compareTo(last) >= 0).toList();
    int tail = Math.min(names.size(), Math.max(TAIL, kept.size()));
    List<String> left = names.subList(names.size() - tail, names.size());
    if (left.size() == names.size()) {
      return;
    }
    if (running.isPresent()) {
      try (Statement statement = running.get().createStatement()) {
        statement.execute("PURGE BINARY LOGS TO '../log/" + left.get(0) + "'");
      }
      return;
    }
    list(volume, left);
    for (String name : names.subList(0, names.size() - tail)) {
      Files.delete(volume.log().resolve(name));
    }
  }
}
