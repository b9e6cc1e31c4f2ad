package io.dbrefresh.local.rds;

import io.dbrefresh.local.rds.fleet.Arns;
import io.dbrefresh.local.rds.fleet.Ledger;
import io.dbrefresh.local.rds.fleet.Timings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;

/** Answers from the files of a region that another process may have open. */
final class FolderClient extends ReadingClient {
  private final Path folder;
  private final Clock clock;

  FolderClient(Path folder, Arns arns, Clock clock) {
    super(arns, Timings.local());
    this.folder = folder;
    this.clock = clock;
  }

  @Override
  <T> T asked(Function<Answers, T> question) {
    return question.apply(new Answers(new Ledger(folder), arns, timings, clock.instant()));
  }

  @Override
  public void close() {}
}
