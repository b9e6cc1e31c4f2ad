package io.dbrefresh.local.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What an intrinsic function does. */
@FunctionalInterface
interface Function {

  /**
   * The function's value.
   *
   * @throws InvalidArgumentException when the arguments are too few, too many or of the wrong kind
   */
  JsonNode apply(List<JsonNode> arguments);
}
