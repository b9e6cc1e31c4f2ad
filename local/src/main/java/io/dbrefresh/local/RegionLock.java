package io.dbrefresh.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.store.CorruptStoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A process's hold on a region: a lock that the system takes back when the process ends, however it
 * ends, and a note that says who has it.
 */
final class RegionLock {
  private static final String NOTE = "holder";
  private static final String FILE = "lock";

  private final RegionFolder folder;
  private final FileChannel channel;
  private final FileLock lock;

  private RegionLock(RegionFolder folder, FileChannel channel, FileLock lock) {
    this.folder = folder;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the lock. The note is asked first: closing a second channel on the lock's file would
   * release a lock that this very process holds.
   */
  static RegionLock take(RegionFolder folder, Clock clock) {
    Optional<RegionHolder> living = holder(folder);
    if (living.isPresent()) {
      throw new RegionInUseException(folder.root(), living.get());
    }
    try {
      FileChannel channel =
          FileChannel.open(folder.of(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new RegionInUseException(folder.root(), noted(folder).orElse(unknown(clock)));
      }
      note(folder, clock);
      return new RegionLock(folder, channel, lock);
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "Cannot lock " + folder.root() + ": " + failed.getMessage(), failed);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException thisProcessHasIt) {
      return null;
    }
  }

  /** The living process that has the region open, if one has. */
  static Optional<RegionHolder> holder(RegionFolder folder) {
    return read(folder).filter(RegionLock::lives).map(RegionLock::holder);
  }

  /** Whoever had it last, living or not. */
  static Optional<RegionHolder> noted(RegionFolder folder) {
    return read(folder).map(RegionLock::holder);
  }

  private static Optional<JsonNode> read(RegionFolder folder) {
    try {
      return folder.documents().read(NOTE);
    } catch (CorruptStoreException damaged) {
      return Optional.empty();
    }
  }

  /** A process that started at another time was only given the same number. */
  private static boolean lives(JsonNode note) {
    return ProcessHandle.of(note.path("pid").longValue())
        .filter(ProcessHandle::isAlive)
        .filter(process -> started(process).equals(note.path("started").asText()))
        .isPresent();
  }

  private static String started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("");
  }

  private static RegionHolder holder(JsonNode note) {
    return new RegionHolder(
        note.path("pid").longValue(),
        note.path("command").asText(),
        Instant.parse(note.path("since").asText(Instant.EPOCH.toString())),
        Optional.ofNullable(note.path("endpoint").textValue()).map(URI::create));
  }

  private static RegionHolder unknown(Clock clock) {
    return new RegionHolder(0, "unknown", clock.instant(), Optional.empty());
  }

  private static void note(RegionFolder folder, Clock clock) {
    ProcessHandle process = ProcessHandle.current();
    folder
        .documents()
        .write(
            NOTE,
            JsonNodeFactory.instance
                .objectNode()
                .put("pid", process.pid())
                .put("started", started(process))
                .put("command", System.getProperty("sun.java.command", "java"))
                .put("since", clock.instant().toString()));
  }

  /** Notes where this process serves the region to others. */
  void announce(URI endpoint) {
    JsonNode note = read(folder).orElseThrow();
    folder.documents().write(NOTE, ((ObjectNode) note).put("endpoint", endpoint.toString()));
  }

  /** Releases the region; safe after its folder was removed. */
  void close() {
    folder.documents().delete(NOTE);
    try {
      lock.release();
      channel.close();
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot release " + folder.root(), failed);
    }
  }
}
