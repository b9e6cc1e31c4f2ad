package io.dbrefresh.lambdas.prerestore;

import io.dbrefresh.statemachine.plan.RestoreType;
import io.dbrefresh.statemachine.plan.Service;
import io.dbrefresh.statemachine.plan.Setting;
import io.dbrefresh.statemachine.plan.Settings;
import io.dbrefresh.statemachine.refreshfile.RefreshFile;
import java.util.Optional;

/**
 * What of an existing target's settings a new database can be asked for: not what a restore decides
 * itself, and not less storage than the data need.
 */
final class Carrying {
  /** See "Amazon RDS DB instance storage": below, gp3 has its baseline and takes no other. */
  private static final int GIB_OF_TUNABLE_GP3 = 400;

  private final RefreshFile file;
  private final Settings source;

  /** {@code source} is what the source is set to; {@link Settings#NONE} where it is gone. */
  Carrying(RefreshFile file, Settings source) {
    this.file = file;
    this.source = source;
  }

  Settings of(Settings target) {
    Settings carried = target.without(Setting.ENGINE).without(Setting.ENGINE_VERSION);
    return file.service() == Service.AURORA ? ofCluster(carried) : ofInstance(carried);
  }

  private Settings ofCluster(Settings target) {
    boolean off = target.text(Setting.BACKTRACK).filter(seconds -> !seconds.equals("0")).isEmpty();
    boolean encrypts =
        file.restore().type() == RestoreType.FROM_SNAPSHOT
            || source.text(Setting.KMS_KEY).isPresent();
    Settings carried = off ? target.without(Setting.BACKTRACK) : target;
    return encrypts ? carried : carried.without(Setting.KMS_KEY);
  }

  /** A restored RDS instance keeps its source's key. */
  private Settings ofInstance(Settings target) {
    return performance(size(target.without(Setting.KMS_KEY)));
  }

  private Settings size(Settings target) {
    Optional<Integer> needed = source.number(Setting.ALLOCATED_STORAGE);
    boolean larger =
        target
            .number(Setting.ALLOCATED_STORAGE)
            .flatMap(has -> needed.map(needs -> has > needs))
            .orElse(false);
    Settings carried = larger ? target : target.without(Setting.ALLOCATED_STORAGE);
    int gib = carried.number(Setting.ALLOCATED_STORAGE).or(() -> needed).orElse(0);
    boolean room =
        target.number(Setting.MAX_ALLOCATED_STORAGE).filter(most -> most >= gib * 1.1).isPresent();
    return room ? carried : carried.without(Setting.MAX_ALLOCATED_STORAGE);
  }

  private Settings performance(Settings target) {
    String type = target.text(Setting.STORAGE_TYPE).orElse("");
    int gib =
        target
            .number(Setting.ALLOCATED_STORAGE)
            .or(() -> source.number(Setting.ALLOCATED_STORAGE))
            .orElse(0);
    boolean tunable = type.startsWith("io") || type.equals("gp3") && gib >= GIB_OF_TUNABLE_GP3;
    Settings carried = tunable ? target : target.without(Setting.IOPS);
    return tunable && type.equals("gp3") ? carried : carried.without(Setting.STORAGE_THROUGHPUT);
  }
}
