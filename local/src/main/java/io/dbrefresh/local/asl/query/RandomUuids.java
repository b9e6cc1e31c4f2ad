package io.dbrefresh.local.asl.query;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Random UUIDs (version 4) from a source that may be seeded. */
public final class RandomUuids {
  private RandomUuids() {}

  /** The next one. */
  public static String next(RandomGenerator random) {
    long most = random.nextLong() & ~0xf000L | 0x4000L;
    long least = random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
    return new UUID(most, least).toString();
  }
}
