package io.dbrefresh.launcher.region;

import java.util.List;
import java.util.Optional;

/**
 * A local region as it lies in its folder.
 *
 * @param bytes what it takes on the disk
 * @param holder the process that holds it and its command; empty: none does
 * @param cutOff the regions in it that cannot be reached
 */
public record LocalStatus(long bytes, Optional<String> holder, List<String> cutOff) {
  /** Copies the list. */
  public LocalStatus {
    cutOff = List.copyOf(cutOff);
  }
}
