package io.dbrefresh.local.face.s3;

import java.util.zip.Checksum;

/** CRC-64/NVME, which newer clients of S3 send: reflected, begun and ended with all ones. */
final class Crc64Nvme implements Checksum {
  private static final long POLYNOMIAL = 0x9a6c9329ac4bc9b5L;
  private static final int BYTES = 256;
  private static final long[] TABLE = table();

  private long state = -1;

  private static long[] table() {
    long[] table = new long[BYTES];
    for (int index = 0; index < BYTES; index++) {
      long value = index;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        value = (value & 1) == 1 ? value >>> 1 ^ POLYNOMIAL : value >>> 1;
      }
      table[index] = value;
    }
    return table;
  }

  @Override
  public void update(int next) {
    state = TABLE[(int) ((state ^ next) & 0xff)] ^ state >>> Byte.SIZE;
  }

  @Override
  public void update(byte[] bytes, int offset, int length) {
    for (int index = offset; index < offset + length; index++) {
      update(bytes[index]);
    }
  }

  @Override
  public long getValue() {
    return ~state;
  }

  @Override
  public void reset() {
    state = -1;
  }
}
