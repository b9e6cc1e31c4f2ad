package io.dbrefresh.local.stepfunctions;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Names for executions that were given none: random UUIDs, as the service makes them. */
final class RandomNames {
  private RandomNames() {}

  static String next(RandomGenerator random) {
    long most = random.nextLong() & ~0xf000L | 0x4000L;
    long least = random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
    return new UUID(most, least).toString();
  }
}
