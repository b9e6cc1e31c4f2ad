package io.dbrefresh.statemachine.step;

import java.nio.file.Path;

/**
 * What is typed behind a command that a message names, so that it works in the region of the run.
 *
 * @param text with a space before each option; empty on AWS, where people's own settings count
 */
public record TypedOptions(String text) {
  /** On AWS. */
  public static final TypedOptions NONE = new TypedOptions("");

  /**
   * For a local region.
   *
   * @param folder where the region lies
   * @param usual where it lies when nobody says otherwise
   */
  public static TypedOptions local(Path folder, Path usual) {
    return new TypedOptions(folder.equals(usual) ? " --local" : " --local-dir " + folder);
  }
}
