package io.dbrefresh.local.rds;

import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Fleet;
import java.util.List;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DescribeDBLogFilesDetails;
import software.amazon.awssdk.services.rds.model.DescribeDbLogFilesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbLogFilesResponse;
import software.amazon.awssdk.services.rds.model.DownloadDbLogFilePortionRequest;
import software.amazon.awssdk.services.rds.model.DownloadDbLogFilePortionResponse;

/** The log of errors of an instance's server: one file, as long as something stands in it. */
final class LogQueries {
  private static final int MOST_LINES = 10_000;

  private final Fleet fleet;

  LogQueries(Fleet fleet) {
    this.fleet = fleet;
  }

  DescribeDbLogFilesResponse describe(DescribeDbLogFilesRequest request) {
    DBInstance instance = fleet.instance(request.dbInstanceIdentifier());
    List<String> lines = lines(instance);
    if (lines.isEmpty()) {
      return DescribeDbLogFilesResponse.builder().build();
    }
    return DescribeDbLogFilesResponse.builder()
        .describeDBLogFiles(
            DescribeDBLogFilesDetails.builder()
                .logFileName(name(instance))
                .lastWritten(fleet.now().toEpochMilli())
                .size(lines.stream().mapToLong(line -> line.length() + 1L).sum())
                .build())
        .build();
  }

  DownloadDbLogFilePortionResponse download(DownloadDbLogFilePortionRequest request) {
    DBInstance instance = fleet.instance(request.dbInstanceIdentifier());
    List<String> lines = lines(instance);
    if (lines.isEmpty() || !name(instance).equals(request.logFileName())) {
      throw Faults.logFileNotFound(request.logFileName());
    }
    int asked = request.numberOfLines() == null ? MOST_LINES : request.numberOfLines();
    List<String> last = lines.subList(Math.max(0, lines.size() - asked), lines.size());
    return DownloadDbLogFilePortionResponse.builder()
        .logFileData(String.join("\n", last))
        .additionalDataPending(false)
        .build();
  }

  private List<String> lines(DBInstance instance) {
    return fleet.storage().log(fleet.volume(instance));
  }

  private static String name(DBInstance instance) {
    return instance.engine().contains("postgres")
        ? "error/postgres.log"
        : "error/mysql-error-running.log";
  }
}
