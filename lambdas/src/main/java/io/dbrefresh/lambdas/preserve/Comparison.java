package io.dbrefresh.lambdas.preserve;

import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.sql.Dialect;
import io.dbrefresh.statemachine.plan.Preserved;
import io.dbrefresh.statemachine.step.StepError;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at all tables on both servers before anything is changed. */
final class Comparison {
  private final Catalog old;
  private final Catalog temp;
  private final Dialect dialect;
  private final List<String> problems = new ArrayList<>();
  private final List<String> absent = new ArrayList<>();

  Comparison(Connection old, Connection temp, Dialect dialect) {
    this.old = new Catalog(old, dialect);
    this.temp = new Catalog(temp, dialect);
    this.dialect = dialect;
  }

  /**
   * The tables to carry over, parents before the tables that refer to them.
   *
   * @throws StepFailedException with all that speaks against it
   */
  List<Carriage> look(List<Preserved> asked) throws SQLException {
    List<Carriage> carriages = new ArrayList<>();
    for (Preserved each : asked) {
      look(each, carriages.size()).ifPresent(carriages::add);
    }
    if (!problems.isEmpty()) {
      throw new StepFailedException(StepError.PRESERVE_FAILED, String.join("\n", problems));
    }
    return ParentsFirst.of(carriages);
  }

  /** Tables that the old target does not have: there is nothing to carry over. */
  List<String> absent() {
    return absent;
  }

  private Optional<Carriage> look(Preserved asked, int number) throws SQLException {
    Optional<Table> there = temp.table(asked.schema(), asked.table());
    Optional<Table> before = old.table(asked.schema(), asked.table());
    if (there.isEmpty()) {
      problems.add(asked.name() + ": the new database has no such table");
      return Optional.empty();
    }
    if (before.isEmpty()) {
      absent.add(asked.name());
      return Optional.empty();
    }
    String stage =
        dialect == Dialect.POSTGRESQL
            ? "pg_temp.dbrefresh_" + number
            : dialect.quoted(asked.schema()) + ".dbrefresh_stage_" + number;
    return Optional.of(Carriage.of(asked, before.get(), there.get(), stage, problems));
  }
}
