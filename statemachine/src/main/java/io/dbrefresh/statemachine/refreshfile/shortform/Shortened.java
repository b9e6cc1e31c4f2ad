package io.dbrefresh.statemachine.refreshfile.shortform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A documented file, rewritten.
 *
 * @param file the same refresh in the short form
 * @param dropped what the documented file said and this one does not, in the order of the file
 */
public record Shortened(ObjectNode file, List<Dropped> dropped) {

  /**
   * Something that is not in the short file.
   *
   * @param pointer where it stands in the documented file
   * @param why why the refresh is the same without it, or what it takes to say it again
   */
  public record Dropped(String pointer, String why) {}
}
