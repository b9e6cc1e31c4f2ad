package io.dbrefresh.statemachine.global;

import java.util.List;

/** The input of the global machine is not valid; the message lists every problem. */
public final class InvalidGlobalOrderException extends RuntimeException {
  InvalidGlobalOrderException(List<String> problems) {
    super(String.join("\n", problems));
  }
}
