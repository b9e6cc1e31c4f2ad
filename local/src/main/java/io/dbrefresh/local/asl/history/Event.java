package io.dbrefresh.local.asl.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event of an execution's history.
 *
 * @param id one for the first, counted up
 * @param previousId the event that led to this one; zero for none
 * @param type as the service names it, for example {@code PassStateEntered}
 * @param details nothing for events that have none
 */
public record Event(
    long id, long previousId, Instant timestamp, String type, @Nullable ObjectNode details) {

  /** The name of the member that holds the details of this event's type. */
  public Optional<String> detailsName() {
    return details == null ? Optional.empty() : Optional.of(detailsName(type));
  }

  private static String detailsName(String type) {
    if (type.endsWith("StateEntered")) {
      return "stateEnteredEventDetails";
    }
    if (type.endsWith("StateExited")) {
      return "stateExitedEventDetails";
    }
    return Character.toLowerCase(type.charAt(0)) + type.substring(1) + "EventDetails";
  }
}
