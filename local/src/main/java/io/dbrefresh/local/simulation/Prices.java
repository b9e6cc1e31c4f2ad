package io.dbrefresh.local.simulation;

/**
 * What a refresh costs besides its databases, in US dollars, as the pages "AWS Step Functions
 * pricing" (Standard Workflows) and "AWS Lambda pricing" (x86) list for us-east-1, without the free
 * tiers.
 */
public final class Prices {
  /** One state transition, retries too. */
  public static final double TRANSITION = 0.000025;

  /** One request. */
  public static final double REQUEST = 0.0000002;

  /** One GB-second. */
  public static final double GIGABYTE_SECOND = 0.0000166667;

  /** What compute.yaml gives all functions but those that run SQL, which take a small part. */
  private static final double MEMORY_SIZE = 512;

  private static final double MEGABYTES = 1024;

  private Prices() {}

  /** State transitions. */
  public static double transitions(Measures measures) {
    return measures.transitions() * TRANSITION;
  }

  /** Requests and time of functions. */
  public static double functions(Measures measures) {
    double seconds = measures.functionTime().toMillis() / 1000.0;
    return measures.functions() * REQUEST + seconds * MEMORY_SIZE / MEGABYTES * GIGABYTE_SECOND;
  }
}
