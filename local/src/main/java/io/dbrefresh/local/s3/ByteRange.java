package io.dbrefresh.local.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of an object that a request asks for (RFC 9110, "Range Requests", one range). What is no
 * such range is not looked at, as the service does.
 *
 * @param first its first byte, from 0
 * @param length in bytes
 * @param partial whether the request named a range
 */
record ByteRange(long first, long length, boolean partial) {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /** The range that {@code header} names of an object of {@code size} bytes. */
  static ByteRange of(@Nullable String header, long size) {
    Matcher range = RANGE.matcher(header == null ? "" : header);
    if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
      return new ByteRange(0, size, false);
    }
    long first =
        range.group(1).isEmpty()
            ? Math.max(0, size - Long.parseLong(range.group(2)))
            : Long.parseLong(range.group(1));
    boolean toTheEnd = range.group(1).isEmpty() || range.group(2).isEmpty();
    long last = toTheEnd ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
    if (!toTheEnd && Long.parseLong(range.group(2)) < first) {
      return new ByteRange(0, size, false);
    }
    if (first >= size) {
      throw Faults.other("InvalidRange", 416, "The requested range is not satisfiable");
    }
    return new ByteRange(first, last - first + 1, true);
  }

  /** As the header {@code Content-Range} has it. */
  String of(long size) {
    return "bytes %d-%d/%d".formatted(first, first + length - 1, size);
  }

  /** Of the whole object's bytes those of the range. */
  InputStream in(InputStream whole) throws IOException {
    whole.skipNBytes(first);
    return new Part(whole, length);
  }

  private static final class Part extends FilterInputStream {
    private long left;

    Part(InputStream in, long left) {
      super(in);
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
      if (left == 0 && count > 0) {
        return -1;
      }
      int read = super.read(target, offset, (int) Math.min(left, count));
      left -= Math.max(0, read);
      return read;
    }

    @Override
    public long skip(long count) throws IOException {
      long skipped = super.skip(Math.min(left, count));
      left -= skipped;
      return skipped;
    }

    @Override
    public int available() throws IOException {
      return (int) Math.min(left, super.available());
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
