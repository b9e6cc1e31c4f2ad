package io.dbrefresh.local;

import java.nio.file.Path;

/** Another process, or this one already, has the region open. */
public final class RegionInUseException extends RuntimeException {
  private final RegionHolder holder;

  RegionInUseException(Path folder, RegionHolder holder) {
    super(
        "The local region in %s is in use by process %d (%s) since %s"
            .formatted(folder, holder.pid(), holder.command(), holder.since()));
    this.holder = holder;
  }

  /** The process that has it open. */
  public RegionHolder holder() {
    return holder;
  }
}
