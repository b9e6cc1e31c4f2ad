package io.dbrefresh.lambdas.log;

/**
 * One value of a CloudWatch metric.
 *
 * @param unit as CloudWatch names it ("MetricDatum")
 */
public record Metric(String name, String unit, double value) {

  /** A time. */
  public static Metric seconds(String name, double seconds) {
    return new Metric(name, "Seconds", seconds);
  }

  /** A number of things. */
  public static Metric count(String name, long count) {
    return new Metric(name, "Count", count);
  }
}
