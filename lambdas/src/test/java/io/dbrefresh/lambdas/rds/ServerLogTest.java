package io.dbrefresh.lambdas.rds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.DescribeDBLogFilesDetails;
import software.amazon.awssdk.services.rds.model.DescribeDbLogFilesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbLogFilesResponse;
import software.amazon.awssdk.services.rds.model.DownloadDbLogFilePortionRequest;
import software.amazon.awssdk.services.rds.model.DownloadDbLogFilePortionResponse;

class ServerLogTest {
  private static final Instant BEGIN = Instant.parse("2026-01-05T03:00:00Z");
  private static final Instant END = Instant.parse("2026-01-05T04:00:00Z");

  /** One log of one instance. */
  private record Logs(String text) implements RdsClient {
    @Override
    public DescribeDbLogFilesResponse describeDBLogFiles(DescribeDbLogFilesRequest request) {
      if (!request.dbInstanceIdentifier().equals("dev")) {
        throw DbInstanceNotFoundException.builder().message("not found").build();
      }
      return DescribeDbLogFilesResponse.builder()
          .describeDBLogFiles(
              DescribeDBLogFilesDetails.builder().logFileName("log").lastWritten(1L).build())
          .build();
    }

    @Override
    public DownloadDbLogFilePortionResponse downloadDBLogFilePortion(
        DownloadDbLogFilePortionRequest request) {
      return DownloadDbLogFilePortionResponse.builder().logFileData(text).build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  private static String last(String log) {
    return new ServerLog(new Logs(log)).lastError("dev", BEGIN, END).orElse("");
  }

  @Test
  void the_last_error_of_each_engine_is_told_without_what_stands_in_quotes() {
    Map.of(
            "2026-01-05 03:10:00 UTC:10.0.0.1(5):admin1@app:[7]:FATAL:  password authentication"
                + " failed for user \"admin1\"",
            "the server of dev says at 2026-01-05T03:10:00Z: FATAL: password authentication failed"
                + " for user …",
            "2026-01-05T03:10:00.123456Z 0 [ERROR] [MY-012592] [InnoDB] Cannot open 'a''b'",
            "the server of dev says at 2026-01-05T03:10:00Z: [ERROR] [MY-012592] [InnoDB] Cannot"
                + " open …",
            "2026-01-05  3:10:00 0 [ERROR] InnoDB: Disk is full writing `x`",
            "the server of dev says at 2026-01-05T03:10:00Z: [ERROR] InnoDB: Disk is full writing"
                + " …")
        .forEach((line, told) -> assertThat(last("first\n" + line + "\nlast")).isEqualTo(told));
  }

  @Test
  void only_errors_of_the_run_are_told_and_in_few_words() {
    assertThat(
            last(
                "2026-01-05 02:59:59 UTC::[7]:ERROR:  too early\n"
                    + "2026-01-05 03:20:00 UTC::[7]:ERROR:  told "
                    + "x".repeat(1000)
                    + "\n2026-01-05 03:20:00 UTC::[7]:DETAIL:  Key (email)=(a@b.c) exists.\n"
                    + "2026-01-05 03:20:00 UTC::[7]:STATEMENT:  SELECT secret\n"
                    + "2026-01-05 03:30:00 UTC::[7]:LOG:  checkpoint\n"
                    + "2026-01-05 03:40:00 UTC::[7]:FATAL:  the database system is starting up\n"
                    + "2026-01-05 04:00:01 UTC::[7]:ERROR:  too late\n"))
        .contains("ERROR: told xxx")
        .hasSizeLessThan(400)
        .doesNotContain("email", "secret", "early", "late", "starting");
  }

  @Test
  void an_instance_that_is_gone_says_nothing() {
    assertThat(new ServerLog(new Logs("")).lastError("gone", BEGIN, END)).isEmpty();
    assertThat(last("")).isEmpty();
  }
}
