package io.dbrefresh.local.rds.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The segments of PostgreSQL's log as files of 1 MiB. The server writes them in order, so that one
 * is full when the next was begun; files with later names wait to be used, with old content.
 */
final class SegmentFiles {
  /**
   * Archives a segment if it is full. A follower is told to archive whatever it has restored,
   * also the last segment that it was lent when the other server was shut down, which goes on
   * being written; in the archive it would stand for the whole one, for ever. The segment is
   * announced again when it is full, and at the latest before it is removed, if nothing says that
   * it is archived; so the announcement of the unfinished one is taken away.
   */
  private static final String ARCHIVE =
      """
      name=$2
      timeline=${name%????????????????}
      position=${name#????????}
      next=$((0x${position%????????} * 4096 + 0x${position#????????} + 1))
      file=$(printf '%s%08X%08X' "$timeline" $((next / 4096)) $((next % 4096)))
      begins=$(printf '%03x00000 %08x' $((next % 4096)) $((next / 4096)))
      found=$(echo $(od -An -tx4 -j8 -N8 "pg_wal/$file" 2>/dev/null))
      if [ "$found" = "$begins" ]; then
        cp "$1" "../log/.$name" && mv "../log/.$name" "../log/$name"
      else
        rm -f "pg_wal/archive_status/$name.ready"
      fi
      """;

  private static final String SEGMENT = "[0-9A-F]{24}";
  private static final int TIMELINE_DIGITS = 8;
  private static final int SEGMENT_BITS = 20;
  private static final int HEXADECIMAL = 16;
  private static final int PAGE_ADDRESS = 8;
  private static final int CHECKPOINT = 32;
  private static final int SMALLEST_RECORD = 24;

  private SegmentFiles() {}

  /** The position of a segment's name: all of it but the timeline. */
  static String position(String segment) {
    return segment.substring(TIMELINE_DIGITS);
  }

  /** The position of the segment that has the byte at {@code address} of the log. */
  static String position(long address) {
    return "%08X%08X".formatted(address >>> Integer.SIZE, (int) address >>> SEGMENT_BITS);
  }

  /** The segments in a folder, in no order; none where there is no folder. */
  static List<Path> in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().matches(SEGMENT)).toList();
    }
  }

  /** Writes the program that archives a follower's full segments. */
  static void writeArchiving(VolumeFolder volume) throws IOException {
    Replication.write(volume.archiving(), ARCHIVE);
  }

  /**
   * Lets nothing say that the segment in which the log ends is archived, as it is yet to be
   * written. The volume's server does not run.
   */
  static void unfinished(VolumeFolder volume) throws IOException {
    List<String> begun = new ArrayList<>();
    for (Path segment : in(logOf(volume))) {
      if (begun(segment)) {
        begun.add(segment.getFileName().toString());
      }
    }
    Optional<String> last =
        begun.stream()
            .max(
                Comparator.comparing((String name) -> position(name))
                    .thenComparing(Comparator.naturalOrder()));
    for (String name : last.stream().toList()) {
      Path status = logOf(volume).resolve("archive_status");
      Files.deleteIfExists(status.resolve(name + ".ready"));
      Files.deleteIfExists(status.resolve(name + ".done"));
      Files.deleteIfExists(volume.log().resolve(name));
    }
  }

  /** Whether the log has the checkpoint at which the server would begin when it is started. */
  static boolean whole(VolumeFolder volume) throws IOException {
    long checkpoint = checkpoint(volume);
    Optional<Path> segment =
        in(logOf(volume)).stream()
            .filter(it -> position(it.getFileName().toString()).equals(position(checkpoint)))
            .max(Comparator.naturalOrder());
    int offset = (int) checkpoint & ((1 << SEGMENT_BITS) - 1);
    return segment.isPresent()
        && begun(segment.get())
        && read(segment.get(), offset, Integer.BYTES).getInt() >= SMALLEST_RECORD;
  }

  /** Where the last checkpoint is in the log, as the control file has it. */
  static long checkpoint(VolumeFolder volume) throws IOException {
    return read(volume.data().resolve("global/pg_control"), CHECKPOINT, Long.BYTES).getLong();
  }

  private static Path logOf(VolumeFolder volume) {
    return volume.data().resolve("pg_wal");
  }

  /** Whether a file has what its name says, and not what it had under an earlier name. */
  private static boolean begun(Path segment) throws IOException {
    String position = position(segment.getFileName().toString());
    long high = Long.parseLong(position.substring(0, TIMELINE_DIGITS), HEXADECIMAL);
    long low = Long.parseLong(position.substring(TIMELINE_DIGITS), HEXADECIMAL);
    long begin = (high << Integer.SIZE) + (low << SEGMENT_BITS);
    return read(segment, PAGE_ADDRESS, Long.BYTES).getLong() == begin;
  }

  /** Reads as many bytes; those that the file does not have are zero. */
  private static ByteBuffer read(Path file, int offset, int bytes) throws IOException {
    ByteBuffer found = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      for (channel.position(offset); channel.read(found) > 0; ) {
        continue;
      }
    }
    return found.rewind();
  }
}
