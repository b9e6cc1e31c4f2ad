package io.dbrefresh.local.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.Regions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.DbLogFileNotFoundException;

/** What a server writes is read through RDS. */
class ErrorLogTest {
  @TempDir Path folder;

  private static DBInstance available(RdsClient rds) {
    DBInstance now =
        rds.describeDBInstances(r -> r.dbInstanceIdentifier("dev")).dbInstances().get(0);
    while (!now.dbInstanceStatus().equals("available")) {
      LockSupport.parkNanos(20_000_000);
      now = rds.describeDBInstances(r -> r.dbInstanceIdentifier("dev")).dbInstances().get(0);
    }
    return now;
  }

  @Test
  void an_error_of_a_server_stands_in_its_log() throws Exception {
    try (LocalRegion region = Regions.open(folder.resolve("region"))) {
      RdsClient rds = region.rds();
      rds.createDBInstance(
          create ->
              create
                  .dbInstanceIdentifier("dev")
                  .engine("postgres")
                  .dbInstanceClass("db.t3.micro")
                  .allocatedStorage(20)
                  .masterUsername("admin1")
                  .masterUserPassword("correct-horse"));
      DBInstance dev = available(rds);
      region.ensureRunning("dev");
      String url =
          "jdbc:postgresql://%s:%d/postgres"
              .formatted(dev.endpoint().address(), dev.endpoint().port());
      try (Connection connection = DriverManager.getConnection(url, "admin1", "correct-horse");
          Statement sql = connection.createStatement()) {
        assertThatThrownBy(() -> sql.execute("SELECT * FROM nosuch"));
      }

      String name =
          rds.describeDBLogFiles(r -> r.dbInstanceIdentifier("dev"))
              .describeDBLogFiles()
              .get(0)
              .logFileName();
      assertThat(
              rds.downloadDBLogFilePortion(
                      r -> r.dbInstanceIdentifier("dev").logFileName(name).numberOfLines(50))
                  .logFileData())
          .containsPattern(
              "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d.*ERROR:  relation \"nosuch\"");
      assertThatThrownBy(
              () ->
                  rds.downloadDBLogFilePortion(
                      r -> r.dbInstanceIdentifier("dev").logFileName("other")))
          .isInstanceOf(DbLogFileNotFoundException.class);
      assertThatThrownBy(() -> rds.describeDBLogFiles(r -> r.dbInstanceIdentifier("nosuch")))
          .isInstanceOf(DbInstanceNotFoundException.class);
    }
  }
}
