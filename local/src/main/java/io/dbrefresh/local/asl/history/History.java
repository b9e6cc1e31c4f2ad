package io.dbrefresh.local.asl.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of an execution, in the order they happened. */
public final class History {
  /** The service ends an execution that records more events ("Service quotas"). */
  public static final int LIMIT = 25_000;

  private final Clock clock;
  private final List<Event> events = new ArrayList<>(4);

  /** An empty history whose events carry the time of {@code clock}. */
  public History(Clock clock) {
    this.clock = clock;
  }

  /** Begins with what was recorded before. */
  public void load(List<Event> recorded) {
    events.addAll(recorded);
  }

  /** Records an event and says its id. */
  public long add(long previousId, String type, @Nullable ObjectNode details) {
    long id = events.size() + 1L;
    events.add(new Event(id, previousId, clock.instant(), type, details));
    return id;
  }

  /** Whether only the event that ends the execution has room left. */
  public boolean isFull() {
    return events.size() >= LIMIT - 1;
  }

  /** The id of the last event; zero before the first. */
  public long lastId() {
    return events.size();
  }

  /** All events; a view that grows. */
  public List<Event> events() {
    return Collections.unmodifiableList(events);
  }
}
