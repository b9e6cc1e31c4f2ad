package io.dbrefresh.local.contract;

import java.util.UUID;

/** Names that nobody else has. */
final class Unique {
  private Unique() {}

  static String name() {
    return "dbrefresh-contract-" + UUID.randomUUID().toString().substring(0, 8);
  }
}
