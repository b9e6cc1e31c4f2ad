package io.dbrefresh.launcher.region;

/** Another process holds the local region. */
public final class RegionHeldException extends RuntimeException {
  private final long pid;
  private final String command;

  /**
   * @param pid the process that holds it; 0 when that is not known
   * @param command its command line
   */
  public RegionHeldException(long pid, String command) {
    super("The local region is in use by process " + pid + " (" + command + ")");
    this.pid = pid;
    this.command = command;
  }

  /** The process that holds the region. */
  public long pid() {
    return pid;
  }

  /** The command line of that process. */
  public String command() {
    return command;
  }
}
