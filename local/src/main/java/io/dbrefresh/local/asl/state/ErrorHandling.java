package io.dbrefresh.local.asl.state;

import java.util.List;

/** What a state does about errors: the first retrier or catcher that names the error counts. */
public record ErrorHandling(List<Retrier> retriers, List<Catcher> catchers) {
  /** A state that does nothing about them. */
  public static final ErrorHandling NONE = new ErrorHandling(List.of(), List.of());
}
