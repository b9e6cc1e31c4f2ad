package io.dbrefresh.lambdas.rds;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.DbLogFileNotFoundException;
import software.amazon.awssdk.services.rds.model.DescribeDBLogFilesDetails;

/**
 * What a database's server has written into its log of errors (DescribeDBLogFiles,
 * DownloadDBLogFilePortion). Of a log only the last line that is an error is told, without what
 * stands in quotes, which may be data.
 */
public final class ServerLog {
  private static final int FILES = 2;
  private static final int LINES = 500;
  private static final int LONGEST = 300;

  /** PostgreSQL's and MySQL's; RDS's logs are in UTC. MariaDB writes hours without a zero. */
  private static final Pattern ERROR =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)[T"
              + " ]+(\\d{1,2})(:\\d\\d:\\d\\d).*?((?:ERROR|FATAL|PANIC):|\\[ERROR\\])\\s+(.*)");

  private static final Pattern QUOTED =
      Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`[^`]*`");

  /** What PostgreSQL says when it is started, stopped or restored, as a refresh does. */
  private static final Pattern USUAL =
      Pattern.compile(
          ".*(the database system is |terminating connection due to administrator command).*");

  private final RdsClient rds;

  /** The logs that {@code rds} has. */
  public ServerLog(RdsClient rds) {
    this.rds = rds;
  }

  /** The last error of an instance between two times; empty where there is none, or no log. */
  public Optional<String> lastError(String instance, Instant since, Instant until) {
    try {
      return rds
          .describeDBLogFiles(
              describe ->
                  describe.dbInstanceIdentifier(instance).fileLastWritten(since.toEpochMilli()))
          .describeDBLogFiles()
          .stream()
          .sorted(Comparator.comparing(DescribeDBLogFilesDetails::lastWritten).reversed())
          .limit(FILES)
          .flatMap(file -> errors(instance, file.logFileName()).stream())
          .filter(line -> !line.at().isBefore(since) && !line.at().isAfter(until))
          .max(Comparator.comparing(Line::at))
          .map(
              line ->
                  "the server of %s says at %s: %s".formatted(instance, line.at(), line.text()));
    } catch (DbInstanceNotFoundException | DbLogFileNotFoundException gone) {
      return Optional.empty();
    }
  }

  private record Line(Instant at, String text) {}

  private List<Line> errors(String instance, String file) {
    String portion =
        rds.downloadDBLogFilePortion(
                get -> get.dbInstanceIdentifier(instance).logFileName(file).numberOfLines(LINES))
            .logFileData();
    return portion == null ? List.of() : portion.lines().flatMap(ServerLog::error).toList();
  }

  private static Stream<Line> error(String line) {
    Matcher error = ERROR.matcher(line);
    if (!error.matches() || USUAL.matcher(line).matches()) {
      return Stream.empty();
    }
    String hour = error.group(2).length() == 1 ? "0" + error.group(2) : error.group(2);
    Instant at = Instant.parse(error.group(1) + "T" + hour + error.group(3) + "Z");
    String said = QUOTED.matcher(error.group(4) + " " + error.group(5)).replaceAll("…");
    return Stream.of(new Line(at, said.length() > LONGEST ? said.substring(0, LONGEST) : said));
  }
}
