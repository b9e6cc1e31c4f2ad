package io.dbrefresh.statemachine.plan;

/**
 * The tag of the EC2 instance that scripts run on.
 *
 * @param name the tag's key
 * @param value the tag's value
 */
public record InstanceTag(String name, String value) {
  /** The tag where the refresh file names none. */
  public static final InstanceTag STANDARD = new InstanceTag("dbrefresh-scripts", "true");

  /** As the refresh file writes it. */
  @Override
  public String toString() {
    return name + "=" + value;
  }
}
