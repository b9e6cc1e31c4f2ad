package io.dbrefresh.local.face.s3;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BiConsumer;

/**
 * What was sent in chunks ("Signature calculations for transferring payload in multiple chunks"): a
 * line with the length in hexadecimal, the chunk, a line end; after the empty chunk the trailers.
 * Signatures of chunks are passed over.
 */
final class ChunkedStream extends InputStream {
  private static final int HEX = 16;
  private static final int LONGEST_LINE = 8192;

  private final InputStream wire;
  private final BiConsumer<String, String> trailers;
  private long left;
  private boolean first = true;
  private boolean ended;

  /** {@code trailers} are told by name and value when the content has ended. */
  ChunkedStream(InputStream wire, BiConsumer<String, String> trailers) {
    this.wire = new BufferedInputStream(wire);
    this.trailers = trailers;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (left == 0 && !ended) {
      nextChunk();
    }
    if (ended) {
      return -1;
    }
    int read = wire.read(target, offset, (int) Math.min(length, left));
    if (read < 0) {
      throw new EOFException("The request ended within a chunk");
    }
    left -= read;
    return read;
  }

  private void nextChunk() throws IOException {
    if (!first) {
      line();
    }
    first = false;
    String header = line();
    int extension = header.indexOf(';');
    try {
      left = Long.parseLong((extension < 0 ? header : header.substring(0, extension)).strip(), HEX);
    } catch (NumberFormatException notALength) {
      throw new IOException("A chunk has no length: " + header, notALength);
    }
    if (left == 0) {
      ended = true;
      readTrailers();
    }
  }

  private void readTrailers() throws IOException {
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        trailers.accept(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }
  }

  /** A line without its end; the last one may lack it. */
  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = wire.read(); next >= 0 && next != '\n'; next = wire.read()) {
      line.append((char) next);
      if (line.length() > LONGEST_LINE) {
        throw new IOException("A chunk's header is too long");
      }
    }
    return line.toString().strip();
  }
}
