package io.dbrefresh.lambdas.global;

import io.dbrefresh.lambdas.rds.Address;
import io.dbrefresh.lambdas.sql.Login;
import io.dbrefresh.lambdas.sql.Logins;
import io.dbrefresh.lambdas.sql.SqlWords;
import io.dbrefresh.statemachine.global.Lag;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks the servers how far the secondaries are behind: {@code aurora_global_db_status()} ("Aurora
 * PostgreSQL functions reference"), which every server of a global database answers.
 */
final class LagReader {
  private static final String SQL =
      "SELECT aws_region, coalesce(rpo_lag_in_msec, durability_lag_in_msec),"
          + " extract(epoch FROM last_lag_calculation_time) FROM aurora_global_db_status()";
  private static final int SECONDS = 10;

  private final Logins logins;
  private final MasterLogin master;
  private final Clock clock;
  private final List<String> silent = new ArrayList<>();

  LagReader(Logins logins, MasterLogin master, Clock clock) {
    this.logins = logins;
    this.master = master;
    this.clock = clock;
  }

  /**
   * The lag of each secondary by region, as the first server says that answers.
   *
   * @param nearest whose servers are asked first
   */
  Map<String, Lag> all(GlobalView view, Optional<Side> nearest) {
    Stream<Address> servers =
        Stream.concat(
            nearest.stream().flatMap(LagReader::addresses),
            Stream.concat(
                view.writer().stream().flatMap(LagReader::addresses),
                view.sides().stream().flatMap(LagReader::addresses)));
    for (Address server : servers.distinct().toList()) {
      try {
        return ask(master.at(server));
      } catch (SQLException e) {
        silent.add("%s:%d: %s".formatted(server.host(), server.port(), SqlWords.of(e)));
      }
    }
    return Map.of();
  }

  /** Why the servers that were asked did not answer. */
  String silence() {
    return silent.isEmpty() ? "no server has an endpoint" : String.join("; ", silent);
  }

  private static Stream<Address> addresses(Side side) {
    return side.writer()
        ? side.writerAddress().stream()
        : Stream.concat(side.readerAddress().stream(), side.writerAddress().stream());
  }

  private Map<String, Lag> ask(Login login) throws SQLException {
    Instant now = clock.instant();
    String server = login.address().host() + ":" + login.address().port();
    Map<String, Lag> lags = new LinkedHashMap<>();
    try (Connection connection = logins.connect(login);
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(SECONDS);
      try (ResultSet rows = statement.executeQuery(SQL)) {
        while (rows.next()) {
          long millis = Math.round(rows.getDouble(2));
          if (!rows.wasNull() && millis >= 0) { // -1 is the writer's own
            Instant at = Instant.ofEpochMilli(Math.round(rows.getDouble(3) * 1000));
            lags.put(rows.getString(1), new Lag(millis, at, now, server));
          }
        }
      }
    }
    return lags;
  }
}
