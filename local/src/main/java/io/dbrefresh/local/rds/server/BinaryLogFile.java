package io.dbrefresh.local.rds.server;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * A file of a MariaDB binary log, as far as it has to be understood to find the end of a
 * transaction: the headers of its events (MariaDB Knowledge Base, "Replication Protocol", "Event
 * Header" and "GTID_EVENT").
 */
final class BinaryLogFile implements AutoCloseable {
  /** Where the first event of a file is. */
  static final int START = 4;

  private static final int HEADER = 19;
  private static final int GTID_FLAGS = 12;
  private static final int STANDALONE = 1;

  private static final int QUERY = 2;
  private static final int STOP = 3;
  private static final int ROTATE = 4;
  private static final int FORMAT = 15;
  private static final int XID = 16;
  private static final int EXECUTE_LOAD_QUERY = 18;
  private static final int XA_PREPARE = 38;
  private static final int CHECKPOINT = 161;
  private static final int GTID = 162;
  private static final int GTID_LIST = 163;
  private static final int QUERY_COMPRESSED = 165;

  private final FileChannel file;
  private final long length;
  private long cut = START;
  private long end = START;
  private boolean inside;
  private boolean standalone;

  private BinaryLogFile(Path path) throws IOException {
    file = FileChannel.open(path, StandardOpenOption.READ);
    length = file.size();
  }

  /**
   * The part of a file with the transactions that were committed before a time.
   *
   * @param cut where it ends: before the first transaction that is later or not whole
   * @param end behind its last transaction; {@value #START} when there is none
   * @param later whether a transaction follows that is later
   */
  record Extent(long cut, long end, boolean later) {
    boolean empty() {
      return end == START;
    }
  }

  /** All transactions that are whole in the file. */
  static Extent whole(Path path) throws IOException {
    return before(path, Instant.MAX);
  }

  /** The transactions before the first that was committed at or after {@code until}. */
  static Extent before(Path path, Instant until) throws IOException {
    try (BinaryLogFile log = new BinaryLogFile(path)) {
      return log.scan(until);
    }
  }

  /** What follows a transaction shows that it is whole; at the end of the file its last event. */
  private Extent scan(Instant until) throws IOException {
    long at = START;
    long ended = START;
    while (at + HEADER <= length) {
      ByteBuffer header = read(at, HEADER);
      int type = Byte.toUnsignedInt(header.get(4));
      long next = at + Integer.toUnsignedLong(header.getInt(9));
      if (next > length || next < at + HEADER) {
        break;
      }
      if (separates(type)) {
        passed(at);
      }
      if (type == GTID) {
        Instant committed = Instant.ofEpochSecond(Integer.toUnsignedLong(header.getInt(0)));
        if (!committed.isBefore(until)) {
          return new Extent(cut, end, true);
        }
        standalone = (read(at + HEADER, GTID_FLAGS + 1).get(GTID_FLAGS) & STANDALONE) != 0;
        inside = true;
        ended = START;
      } else if (inside) {
        ended = ends(type, at, next) ? next : START;
      } else if (type != STOP && type != ROTATE) {
        cut = next;
      }
      at = next;
    }
    passed(ended);
    return new Extent(cut, end, false);
  }

  private void passed(long position) {
    if (inside && position > START) {
      cut = position;
      end = position;
    }
    inside = false;
  }

  private static boolean separates(int type) {
    return switch (type) {
      case STOP, ROTATE, FORMAT, CHECKPOINT, GTID, GTID_LIST -> true;
      default -> false;
    };
  }

  private boolean ends(int type, long at, long next) throws IOException {
    return switch (type) {
      case XID, XA_PREPARE -> true;
      case QUERY -> standalone || endsTransaction(at, next);
      case QUERY_COMPRESSED, EXECUTE_LOAD_QUERY -> standalone;
      default -> false;
    };
  }

  /** A transaction of tables without transactions ends with a statement that says so. */
  private boolean endsTransaction(long at, long next) throws IOException {
    int post = 13;
    ByteBuffer fixed = read(at + HEADER, post);
    int database = Byte.toUnsignedInt(fixed.get(8));
    int status = Short.toUnsignedInt(fixed.getShort(11));
    long text = at + HEADER + post + status + database + 1;
    int most = (int) Math.min(Math.max(0, next - text), "ROLLBACK".length());
    String begin = new String(read(text, most).array(), StandardCharsets.US_ASCII);
    return begin.startsWith("COMMIT") || begin.startsWith("ROLLBACK");
  }

  private ByteBuffer read(long position, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, position + buffer.position()) < 0) {
        throw new EOFException("a binary log ends within an event");
      }
    }
    return buffer.flip();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
