package io.dbrefresh.local.face.s3;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** The checksums that S3 knows. */
enum Sum {
  MD5("content-md5"),
  CRC32("x-amz-checksum-crc32"),
  CRC32C("x-amz-checksum-crc32c"),
  CRC64NVME("x-amz-checksum-crc64nvme"),
  SHA1("x-amz-checksum-sha1"),
  SHA256("x-amz-checksum-sha256");

  private static final int CRC32_BYTES = 4;
  private static final int CRC64_BYTES = 8;

  private final String header;

  Sum(String header) {
    this.header = header;
  }

  /** The one that a header or trailer of this name holds. */
  static Optional<Sum> of(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return Stream.of(values()).filter(sum -> sum.header.equals(wanted)).findFirst();
  }

  Digest begin() {
    return switch (this) {
      case CRC32 -> Digest.of(new CRC32(), CRC32_BYTES);
      case CRC32C -> Digest.of(new CRC32C(), CRC32_BYTES);
      case CRC64NVME -> Digest.of(new Crc64Nvme(), CRC64_BYTES);
      case MD5 -> Digest.of("MD5");
      case SHA1 -> Digest.of("SHA-1");
      case SHA256 -> Digest.of("SHA-256");
    };
  }
}
