package io.dbrefresh.local.rds;

import io.dbrefresh.local.rds.fleet.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DescribeEventsRequest;
import software.amazon.awssdk.services.rds.model.Event;

/** DescribeEvents; without times, the last hour, as the service has it. */
final class EventQueries {
  private static final Duration LAST = Duration.ofMinutes(60);

  private final Ledger ledger;
  private final Instant now;

  EventQueries(Ledger ledger, Instant now) {
    this.ledger = ledger;
    this.now = now;
  }

  List<Event> describe(DescribeEventsRequest request) {
    Duration length = Optional.ofNullable(request.duration()).map(Duration::ofMinutes).orElse(LAST);
    Instant end = Optional.ofNullable(request.endTime()).orElse(now);
    Instant start = Optional.ofNullable(request.startTime()).orElse(end.minus(length));
    return ledger.events().all().stream()
        .filter(event -> !event.date().isBefore(start) && !event.date().isAfter(end))
        .filter(event -> fits(event, request))
        .toList();
  }

  private static boolean fits(Event event, DescribeEventsRequest request) {
    String identifier = request.sourceIdentifier();
    boolean source = identifier == null || identifier.equalsIgnoreCase(event.sourceIdentifier());
    boolean type = request.sourceType() == null || request.sourceType() == event.sourceType();
    boolean category =
        !request.hasEventCategories()
            || event.eventCategories().stream().anyMatch(request.eventCategories()::contains);
    return source && type && category;
  }
}
