package io.dbrefresh.local.simulation.crowd;

/**
 * What a region allows ("Step Functions service quotas", "Quotas and constraints for Amazon RDS",
 * "Lambda quotas"; how RDS throttles its API is not published, and is assumed).
 *
 * @param starts StartExecution, nested ones included
 * @param describes DescribeExecution
 * @param rdsCalls all operations of RDS
 * @param instances DB instances of the region
 * @param manualSnapshots manual snapshots of the region
 * @param functions Lambda invocations at the same time
 */
public record Quotas(
    Rate starts, Rate describes, Rate rdsCalls, int instances, int manualSnapshots, int functions) {

  /**
   * A bucket of tokens.
   *
   * @param bucket how many it holds
   * @param perSecond how many come back in a second
   */
  public record Rate(int bucket, int perSecond) {}

  /** The defaults of a region that is not one of the largest three. */
  public static Quotas ofARegion() {
    return new Quotas(new Rate(800, 150), new Rate(250, 10), new Rate(100, 25), 40, 100, 1000);
  }

  /** The same with another number of DB instances, as AWS raises it when asked. */
  public Quotas instances(int raised) {
    return new Quotas(starts, describes, rdsCalls, raised, manualSnapshots, functions);
  }

  /** The same with another StartExecution quota. */
  public Quotas starts(Rate other) {
    return new Quotas(other, describes, rdsCalls, instances, manualSnapshots, functions);
  }
}
