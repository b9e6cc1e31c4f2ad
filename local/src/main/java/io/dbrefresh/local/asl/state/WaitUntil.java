package io.dbrefresh.local.asl.state;

import io.dbrefresh.local.asl.query.Scope;
import java.time.Duration;
import java.time.Instant;

/** How long a Wait state waits. */
public interface WaitUntil {

  /** The time from {@code now} on; zero when that moment has passed. */
  Duration delay(Scope scope, Instant now);
}
