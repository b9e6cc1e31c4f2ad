package io.dbrefresh.lambdas.scripts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Scripts of any length that are nowhere as a whole: each is made while it is read. */
final class GeneratedScripts implements S3Client {
  private final String head;
  private final String line;
  private final String tail;
  private final long bytes;

  /** {@code line} again and again between {@code head} and {@code tail}. */
  GeneratedScripts(String head, String line, String tail, long bytes) {
    this.head = head;
    this.line = line;
    this.tail = tail;
    this.bytes = bytes;
  }

  InputStream open() {
    return new Endless();
  }

  @Override
  public <T> T getObject(
      GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
    try {
      return transformer.transform(
          GetObjectResponse.builder().build(), AbortableInputStream.create(new Endless()));
    } catch (RuntimeException thrown) {
      throw thrown;
    } catch (Exception thrown) {
      throw SdkClientException.create(thrown.getMessage(), thrown);
    }
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  private final class Endless extends InputStream {
    private final byte[] lines =
        line.repeat(Math.max(1, (1 << 20) / line.length())).getBytes(StandardCharsets.UTF_8);
    private byte[] now = head.getBytes(StandardCharsets.UTF_8);
    private int at;
    private long made;
    private boolean ended;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      while (at == now.length) {
        if (ended) {
          return -1;
        }
        ended = made >= bytes;
        now = ended ? tail.getBytes(StandardCharsets.UTF_8) : lines;
        made += now.length;
        at = 0;
      }
      int count = Math.min(length, now.length - at);
      System.arraycopy(now, at, buffer, offset, count);
      at += count;
      return count;
    }
  }
}
