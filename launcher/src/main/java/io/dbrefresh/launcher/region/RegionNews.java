package io.dbrefresh.launcher.region;

/** What a local region tells while it is opened. Calls may come from any thread. */
public interface RegionNews {

  /** One sentence: what is being done. */
  void doing(String sentence);

  /**
   * How far a download is.
   *
   * @param what what is fetched
   * @param bytes so far
   * @param total bytes in all; zero or less when that is not known
   */
  void fetching(String what, long bytes, long total);
}
