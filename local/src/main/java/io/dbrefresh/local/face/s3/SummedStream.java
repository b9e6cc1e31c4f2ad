package io.dbrefresh.local.face.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Compares what was read with its checksums when it ends. */
final class SummedStream extends FilterInputStream {
  private final Sums sums;

  SummedStream(InputStream content, Sums sums) {
    super(content);
    this.sums = sums;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    if (read < 0) {
      sums.check();
    } else {
      sums.update(target, offset, read);
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
