package io.dbrefresh.local.rds.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL's log: the segments that are full are in the archive, the others in the data
 * directory. A volume never changes its timeline, because only a new one is ever recovered to a
 * time.
 */
final class WriteAheadLog implements ChangeLog {
  private static final String EARLY_END =
      "recovery ended before configured recovery target was reached";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS'+00'").withZone(ZoneOffset.UTC);

  /** What the data directory holds of it is enough. */
  @Override
  public void copyTail(VolumeFolder from, VolumeFolder to) {}

  @Override
  public Redo collect(VolumeFolder base, VolumeFolder source, VolumeFolder target, Instant until)
      throws IOException {
    Folders.createPrivate(target.redo());
    String first = first(base.data());
    for (Path segment : SegmentFiles.in(source.log())) {
      if (position(segment).compareTo(first) >= 0) {
        Files.createLink(target.redo().resolve(segment.getFileName()), segment);
      }
    }
    for (Path segment : SegmentFiles.in(source.data().resolve("pg_wal"))) {
      Path to = target.redo().resolve(segment.getFileName());
      if (position(segment).compareTo(first) >= 0 && !Files.exists(to)) {
        Files.copy(segment, to);
      }
    }
    Files.createFile(target.data().resolve("recovery.signal"));
    return server -> recover(server, target, until);
  }

  /** The position at which recovery of a copy begins is in none of the segments before this. */
  private static String first(Path data) throws IOException {
    return SegmentFiles.in(data.resolve("pg_wal")).stream()
        .map(WriteAheadLog::position)
        .min(String::compareTo)
        .orElseThrow(() -> new IOException("there is no WAL in " + data));
  }

  private static String position(Path segment) {
    return SegmentFiles.position(segment.getFileName().toString());
  }

  /** When nothing was committed at or after the time, the end of the log is its state. */
  private static void recover(Server server, VolumeFolder target, Instant until)
      throws IOException, SQLException {
    try {
      server.serve(options(Optional.of(until)), connection -> {});
    } catch (IOException ended) {
      if (!Files.readString(target.messages()).contains(EARLY_END)) {
        throw ended;
      }
      server.serve(options(Optional.empty()), connection -> {});
    }
  }

  /** Without hot standby the server answers only when it has recovered. */
  private static List<String> options(Optional<Instant> until) {
    List<String> options = new ArrayList<>();
    options.addAll(setting("archive_mode=off"));
    options.addAll(setting("hot_standby=off"));
    options.addAll(setting("restore_command=cp ../redo/%f %p"));
    until.ifPresent(
        time -> {
          options.addAll(setting("recovery_target_time=" + TIME.format(time)));
          options.addAll(setting("recovery_target_inclusive=off"));
          options.addAll(setting("recovery_target_action=promote"));
        });
    return options;
  }

  private static List<String> setting(String setting) {
    return List.of("-c", setting);
  }

  @Override
  public void prune(
      VolumeFolder volume, Optional<VolumeFolder> oldest, Optional<Connection> running)
      throws IOException {
    Optional<String> first =
        oldest.isPresent() ? Optional.of(first(oldest.get().data())) : Optional.empty();
    for (Path segment : SegmentFiles.in(volume.log())) {
      if (first.isEmpty() || position(segment).compareTo(first.get()) < 0) {
        Files.delete(segment);
      }
    }
  }
}
