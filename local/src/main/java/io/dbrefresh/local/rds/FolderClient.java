package io.dbrefresh.local.rds;

import io.dbrefresh.local.rds.fleet.Arns;
import io.dbrefresh.local.rds.fleet.Ledger;
import io.dbrefresh.local.rds.fleet.Timings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** Answers from the files of a region that another process may have open. */
final class FolderClient extends ReadingClient {
  private final Path folder;
  private final List<Path> regions;
  private final Clock clock;

  /** {@code regions} are the folders of all, first that of the one that is opened first. */
  FolderClient(Path folder, List<Path> regions, Arns arns, Clock clock) {
    super(arns, Timings.local());
    this.folder = folder;
    this.regions = List.copyOf(regions);
    this.clock = clock;
  }

  @Override
  GlobalQueries globals() {
    return new GlobalQueries(regions.stream().map(Ledger::new).toList());
  }

  @Override
  <T> T asked(Function<Answers, T> question) {
    return question.apply(new Answers(new Ledger(folder), arns, timings, clock.instant()));
  }

  @Override
  public void close() {}
}
