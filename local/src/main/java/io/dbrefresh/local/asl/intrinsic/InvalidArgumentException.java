package io.dbrefresh.local.asl.intrinsic;

import java.util.Optional;

/** A function was given something that it cannot work on. */
final class InvalidArgumentException extends RuntimeException {
  private final Optional<String> detail;

  /** The service says no more than that the arguments are invalid. */
  InvalidArgumentException() {
    this(Optional.empty());
  }

  /** The service says what is wrong, in these words. */
  InvalidArgumentException(String detail) {
    this(Optional.of(detail));
  }

  private InvalidArgumentException(Optional<String> detail) {
    super(detail.orElse("Invalid arguments"), null, false, false);
    this.detail = detail;
  }

  Optional<String> detail() {
    return detail;
  }
}
