package io.dbrefresh.local.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.random.RandomGenerator;

/** What an intrinsic function does. */
@FunctionalInterface
interface Function {

  /**
   * The function's value.
   *
   * @param random for the functions that make something up
   * @throws InvalidArgumentException when the arguments are too few, too many or of the wrong kind
   */
  JsonNode apply(List<JsonNode> arguments, RandomGenerator random);
}
