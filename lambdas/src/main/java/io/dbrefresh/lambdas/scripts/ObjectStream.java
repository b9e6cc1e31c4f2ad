package io.dbrefresh.lambdas.scripts;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The bytes of one object, however often the way to it breaks: S3 closes connections that a slow
 * reader leaves idle, and networks fail. What follows is then asked for as a range, on the
 * condition that the object is the same ("Range" and "If-Match" of GetObject). An object that ends
 * before its length does not end: a script that lacks its last statements must not look complete.
 */
final class ObjectStream extends InputStream {
  /** So many breaks are mended, unless this much was read between two of them. */
  static final int MOST_BREAKS = 5;

  private static final int INTERNAL_ERROR = 500;
  private static final long WELL_AGAIN_BYTES = 1 << 20;

  private final Opener opener;
  private final String eTag;
  private final long length;
  private ResponseInputStream<GetObjectResponse> part;
  private long position;
  private int breaks;
  private long brokeAt;

  /** How the object is opened from a byte on. */
  interface Opener {
    /**
     * Asks for the object.
     *
     * @param from the first byte, from 0
     * @param eTag what the object must be; empty where it may be any
     */
    ResponseInputStream<GetObjectResponse> open(long from, String eTag);
  }

  ObjectStream(Opener opener) {
    this.opener = opener;
    this.part = opener.open(0, "");
    this.eTag = Objects.requireNonNullElse(part.response().eTag(), "");
    this.length = Objects.requireNonNullElse(part.response().contentLength(), -1L);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    while (true) {
      try {
        return advanced(part.read(target, offset, count));
      } catch (IOException broken) {
        if (position == length) {
          return -1;
        }
        goOn(broken);
      }
    }
  }

  private int advanced(int count) throws IOException {
    if (count < 0 && length >= 0 && position < length) {
      throw new IOException("it ended behind %d of %d bytes".formatted(position, length));
    }
    position += Math.max(0, count);
    return count;
  }

  private void goOn(IOException broken) throws IOException {
    breaks = position - brokeAt >= WELL_AGAIN_BYTES ? 1 : breaks + 1;
    brokeAt = position;
    if (breaks > MOST_BREAKS || eTag.isEmpty() || Thread.currentThread().isInterrupted()) {
      throw broken;
    }
    part.abort();
    try {
      part = opener.open(position, eTag);
    } catch (SdkClientException e) {
      throw new IOException(e.getMessage(), e);
    } catch (SdkServiceException e) {
      if (e.isThrottlingException() || e.statusCode() >= INTERNAL_ERROR) {
        throw new IOException(e.getMessage(), e);
      }
      throw e;
    }
    String range = Objects.requireNonNullElse(part.response().contentRange(), "");
    if (position > 0 && !range.startsWith("bytes %d-".formatted(position))) {
      part.abort();
      throw new IOException(
          "S3 was asked for what follows byte %d and answered \"%s\"".formatted(position, range));
    }
  }

  /** What is not read is not fetched. */
  @Override
  public void close() throws IOException {
    if (position == length) {
      part.close();
    } else {
      part.abort();
    }
  }
}
