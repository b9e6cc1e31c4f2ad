package io.dbrefresh.lambdas.verify;

import io.dbrefresh.lambdas.sql.Dialect;
import io.dbrefresh.lambdas.sql.SqlWords;
import io.dbrefresh.lambdas.verify.shape.Detector;
import io.dbrefresh.lambdas.verify.shape.Tally;
import io.dbrefresh.statemachine.plan.Probe;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** Samples column after column and looks for personal data. */
final class ProbeRun {
  private final Connection connection;
  private final Samples samples;
  private final Probe probe;
  private final Allowance allowance;
  private final VerifyReport report;

  ProbeRun(
      Connection connection,
      Dialect dialect,
      Probe probe,
      Allowance allowance,
      VerifyReport report) {
    this.connection = connection;
    this.samples = Samples.of(dialect, connection);
    this.probe = probe;
    this.allowance = allowance;
    this.report = report;
  }

  /** Goes on behind the last column; whether all have been probed, or the time is up. */
  boolean probe() throws SQLException {
    List<Detector> detectors = Detector.of(probe.shapes());
    Globs except = new Globs(probe.except());
    List<TextColumn> columns =
        samples.columns().stream()
            .filter(column -> !except.match(column.name()))
            .filter(column -> column.name().compareTo(report.lastColumn()) > 0)
            .sorted(Comparator.comparing(TextColumn::name))
            .toList();
    for (TextColumn column : columns) {
      if (allowance.isUp()) {
        return false;
      }
      look(column, new Tally(detectors));
    }
    return true;
  }

  private void look(TextColumn column, Tally tally) throws SQLException {
    try {
      samples.take(column, probe.rows(), tally::add);
      report.probed(column.name(), tally);
    } catch (SQLException e) {
      if (SqlWords.isLost(e)) {
        throw e;
      }
      report.unread(column.name(), SqlWords.of(e));
    }
    connection.rollback();
  }
}
