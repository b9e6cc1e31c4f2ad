package io.dbrefresh.local.rds;

import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Timings;
import io.dbrefresh.local.time.Timeline;
import java.util.concurrent.Callable;
import java.util.function.Function;
import software.amazon.awssdk.services.rds.model.DescribeDbLogFilesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbLogFilesResponse;
import software.amazon.awssdk.services.rds.model.DownloadDbLogFilePortionRequest;
import software.amazon.awssdk.services.rds.model.DownloadDbLogFilePortionResponse;

/** Asks and changes a fleet, on the thread to which its records belong. */
abstract class FleetClient extends ReadingClient {
  final Fleet fleet;
  private final Timeline timeline;

  FleetClient(Fleet fleet, Timeline timeline, Timings timings) {
    super(fleet.arns(), timings);
    this.fleet = fleet;
    this.timeline = timeline;
  }

  /** Does {@code work} on the thread to which the records belong. */
  final <T> T call(Callable<T> work) {
    return timeline.call(work);
  }

  @Override
  final <T> T asked(Function<Answers, T> question) {
    return call(() -> question.apply(answers()));
  }

  @Override
  public DescribeDbLogFilesResponse describeDBLogFiles(DescribeDbLogFilesRequest request) {
    return call(() -> new LogQueries(fleet).describe(request));
  }

  @Override
  public DownloadDbLogFilePortionResponse downloadDBLogFilePortion(
      DownloadDbLogFilePortionRequest request) {
    return call(() -> new LogQueries(fleet).download(request));
  }

  final Answers answers() {
    return new Answers(fleet.ledger(), arns, timings, fleet.now());
  }
}
