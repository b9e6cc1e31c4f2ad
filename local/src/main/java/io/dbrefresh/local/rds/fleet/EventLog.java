package io.dbrefresh.local.rds.fleet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dbrefresh.local.store.Documents;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import software.amazon.awssdk.services.rds.model.Event;

/** The newest events of the region, oldest first. */
public final class EventLog {
  private static final String NAME = "events";
  private static final int KEPT = 500;

  private final Documents documents;
  private final Deque<Event> events = new ArrayDeque<>();
  private long count;

  EventLog(Documents documents) {
    this.documents = documents;
    documents
        .read(NAME)
        .ifPresent(
            list -> list.forEach(node -> events.add(SdkJson.read(node, Event.builder()).build())));
    count = events.size();
  }

  /** All events that are kept, oldest first. */
  public List<Event> all() {
    return List.copyOf(events);
  }

  /** How many there have been since the region was opened, and were kept from before. */
  public long count() {
    return count;
  }

  void add(Event event) {
    count++;
    events.addLast(event);
    while (events.size() > KEPT) {
      events.removeFirst();
    }
    documents.write(NAME, this::list);
  }

  private ArrayNode list() {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    events.forEach(kept -> list.add(SdkJson.write(kept)));
    return list;
  }
}
