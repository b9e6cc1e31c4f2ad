package io.dbrefresh.statemachine.refreshfile.shortform;

import java.util.List;
import java.util.Optional;

/**
 * A key of {@code settings}, and what the documented form calls it in each of the steps that take
 * it; empty where a step does not.
 *
 * @param name the key, RDS's name for it
 * @param rds in {@code restore} of an RDS instance
 * @param aurora in {@code restore} of an Aurora cluster
 * @param writer in {@code createinstance}
 * @param rdsReplica in {@code createreplicas} of an RDS instance
 * @param auroraReplica in {@code createreplicas} of an Aurora cluster
 */
record Setting(String name, Key rds, Key aurora, Key writer, Key rdsReplica, Key auroraReplica) {

  /**
   * The documented key.
   *
   * @param inherited whether the step takes it from {@code settings} when its own object is silent
   */
  record Key(String key, boolean inherited) {
    private static Key of(String cell) {
      return cell.startsWith("own:")
          ? new Key(cell.substring("own:".length()), false)
          : new Key(cell.equals("-") ? "" : cell, true);
    }

    boolean isTaken() {
      return !key.isEmpty();
    }
  }

  /** A read replica does not have to be Multi-AZ because the instance that it copies is. */
  private static final String TABLE =
      """
      port                    port               port               -              -              -
      instanceClass           dbclass            -                  dbclass        -              -
      subnetGroup             subgrp             subgrp             subgrp         -              subgrp
      parameterGroup          dbparamgrp         -                  dbparamgrp     dbparamgrp     dbparamgrp
      clusterParameterGroup   -                  cluparamgrp        -              -              -
      securityGroups          secgrpids          secgrpids          -              secgrpids      -
      iamAuthentication       iamdbauth          iamdbauth          -              iamdbauth      -
      logExports              cwalogs            cwalogs            -              -              -
      copyTagsToSnapshot      copytagstosnap     copytagstosnap     copytagstosnap copytagstosnap copytagstosnap
      deletionProtection      deletionprotection deletionprotection -              -              -
      multiAz                 multiaz            -                  -              own:multiaz    -
      autoMinorVersionUpgrade autominor          -                  autominor      autominor      autominor
      storageType             storagetype        -                  -              storagetype    -
      iops                    iops               -                  -              iops           -
      backtrackWindow         -                  backtrack          -              -              -
      engine                  -                  engine             engine         -              engine
      engineVersion           -                  engineversion      -              -              -
      performanceInsights          - - perfinsights          - -
      performanceInsightsRetention - - perfinsightsretention - -
      performanceInsightsKmsKey    - - perfinsightskmskeyid  - -
      enhancedMonitoring           - - enhancedmon           - -
      monitoringInterval           - - enhancedmoninterval   - -
      monitoringRole               - - enhancedmonrolearn    - -
      """;

  private static final List<Setting> ALL = TABLE.lines().map(Setting::row).toList();

  static List<Setting> all() {
    return ALL;
  }

  private static Setting row(String line) {
    List<Key> keys = new java.util.ArrayList<>();
    String[] cells = line.split(" +");
    for (int i = 1; i < cells.length; i++) {
      keys.add(Key.of(cells[i]));
    }
    return new Setting(cells[0], keys.get(0), keys.get(1), keys.get(2), keys.get(3), keys.get(4));
  }

  Key restore(boolean ofAurora) {
    return ofAurora ? aurora : rds;
  }

  Key replica(boolean ofAurora) {
    return ofAurora ? auroraReplica : rdsReplica;
  }

  /** The key under which {@code restore} is told what it is going to refuse. */
  Optional<Key> stranger(boolean ofAurora) {
    boolean taken = restore(ofAurora).isTaken() || ofAurora && writer.isTaken();
    Key other = restore(!ofAurora).isTaken() ? restore(!ofAurora) : writer;
    return taken ? Optional.empty() : Optional.of(other);
  }
}
