package io.dbrefresh.launcher.execution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * Reads on in an execution's history. It reads from the newest event back to the last one it knows,
 * so that a look costs one call however long the history is.
 */
final class HistoryReader {
  private static final int PAGE = 100;

  private final SfnClient sfn;
  private final String arn;
  private long known;

  HistoryReader(SfnClient sfn, String arn) {
    this.sfn = sfn;
    this.arn = arn;
  }

  /** The events since the last look, oldest first. */
  List<HistoryEvent> fresh() {
    List<HistoryEvent> fresh = new ArrayList<>();
    GetExecutionHistoryRequest request = request();
    boolean more = true;
    while (more) {
      GetExecutionHistoryResponse page = sfn.getExecutionHistory(request);
      page.events().stream().filter(event -> event.id() > known).forEach(fresh::add);
      boolean all = page.events().stream().allMatch(event -> event.id() > known);
      more = all && page.nextToken() != null;
      request = request.toBuilder().nextToken(page.nextToken()).build();
    }
    Collections.reverse(fresh);
    if (!fresh.isEmpty()) {
      known = fresh.get(fresh.size() - 1).id();
    }
    return fresh;
  }

  private GetExecutionHistoryRequest request() {
    return GetExecutionHistoryRequest.builder()
        .executionArn(arn)
        .reverseOrder(true)
        .includeExecutionData(true)
        .maxResults(PAGE)
        .build();
  }
}
