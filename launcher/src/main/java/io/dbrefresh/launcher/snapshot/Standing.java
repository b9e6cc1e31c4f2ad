package io.dbrefresh.launcher.snapshot;

import java.util.Locale;
import java.util.Set;

/**
 * Where something stands that RDS is making.
 *
 * @param status RDS's word for it
 * @param detail more for people, such as {@code 35 %}; empty where there is none
 */
public record Standing(String status, String detail) {
  private static final Set<String> BROKEN =
      Set.of("failed", "inaccessible-encryption-credentials", "restore-error", "storage-full");

  /** Whether it is there. */
  public boolean isAvailable() {
    return status.equals("available");
  }

  /** Whether it never will be ("Viewing DB instance status"). */
  public boolean isBroken() {
    String word = status.toLowerCase(Locale.ROOT);
    return BROKEN.contains(word) || word.startsWith("incompatible-");
  }
}
