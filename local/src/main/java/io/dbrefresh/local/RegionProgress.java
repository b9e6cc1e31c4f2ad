package io.dbrefresh.local;

/** Told what a region does while it is opened; the first time that takes a while. */
public interface RegionProgress {
  /** Tells nobody. */
  RegionProgress NONE = new RegionProgress() {};

  /** One sentence that says what is being done, or what is worth knowing. */
  default void doing(String sentence) {}

  /**
   * How far a download is.
   *
   * @param what what is fetched
   * @param bytes so far
   * @param total bytes in all, nearly
   */
  default void fetching(String what, long bytes, long total) {}
}
