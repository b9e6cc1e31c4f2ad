package io.dbrefresh.lambdas.orphans;

import io.dbrefresh.lambdas.lock.Lock;
import io.dbrefresh.lambdas.lock.LockTable;
import io.dbrefresh.lambdas.recovery.EndedRun;
import io.dbrefresh.statemachine.step.Run;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Which runs are over, and which targets nobody works on. */
final class Runs {
  private final SfnClient sfn;
  private final LockTable locks;
  private final String machine;
  private final Map<String, Boolean> over = new HashMap<>();

  /** {@code machine} is the name of the refresh machine. */
  Runs(SfnClient sfn, LockTable locks, String machine) {
    this.sfn = sfn;
    this.locks = locks;
    this.machine = machine;
  }

  /**
   * Whether the run that made something is over, and nobody holds its target: a run that holds it
   * has databases of earlier runs set aside, and what a dead one holds is recovered before it is
   * swept.
   *
   * @param arn of what it made, for partition, region and account
   */
  boolean areOver(Made made, String arn) {
    return over.computeIfAbsent(made.run() + "/" + made.instance(), key -> isOver(made, arn));
  }

  private boolean isOver(Made made, String arn) {
    Lock lock = locks.read(made.instance());
    if (lock.holder().isPresent()) {
      return false;
    }
    String[] parts = arn.split(":");
    String execution =
        "arn:%s:states:%s:%s:execution:%s:%s"
            .formatted(parts[1], parts[3], parts[4], machine, made.run());
    return EndedRun.of(sfn, new Run(made.run(), execution, Instant.EPOCH)).isPresent();
  }
}
