package io.dbrefresh.statemachine.refreshfile.shortform;

import java.util.List;
import java.util.Optional;

/**
 * A key of {@code settings}, and what the documented form calls it in each of the steps that take
 * it; the empty text where a step does not.
 *
 * @param kind what its value is
 * @param name the key, as the plan calls the setting
 * @param rds in {@code restore} of an RDS instance
 * @param aurora in {@code restore} of an Aurora cluster
 * @param writer in {@code createinstance}
 * @param rdsReplica in {@code createreplicas} of an RDS instance
 * @param auroraReplica in {@code createreplicas} of an Aurora cluster
 */
record SettingKeys(
    Kind kind,
    String name,
    String rds,
    String aurora,
    String writer,
    String rdsReplica,
    String auroraReplica) {

  private static final String TABLE =
      """
      NUMBER port                         port                  port               -                     -              -
      TEXT   instanceClass                dbclass               -                  dbclass               -              -
      TEXT   subnetGroup                  subgrp                subgrp             subgrp                -              subgrp
      TEXT   parameterGroup               dbparamgrp            -                  dbparamgrp            dbparamgrp     dbparamgrp
      TEXT   clusterParameterGroup        -                     cluparamgrp        -                     -              -
      TEXT   optionGroup                  optgrp                -                  -                     -              -
      LIST   securityGroups               secgrpids             secgrpids          -                     secgrpids      -
      FLAG   iamAuthentication            iamdbauth             iamdbauth          -                     iamdbauth      -
      TEXT   caCertificate                cacert                cacert             -                     -              -
      TEXT   kmsKey                       kmskeyid              kmskeyid           -                     -              -
      LIST   logExports                   cwalogs               cwalogs            -                     -              -
      FLAG   copyTagsToSnapshot           copytagstosnap        copytagstosnap     copytagstosnap        copytagstosnap copytagstosnap
      FLAG   deletionProtection           deletionprotection    deletionprotection -                     -              -
      FLAG   multiAz                      multiaz               -                  -                     multiaz        -
      FLAG   autoMinorVersionUpgrade      autominor             -                  autominor             autominor      autominor
      TEXT   storageType                  storagetype           -                  -                     storagetype    -
      NUMBER iops                         iops                  -                  -                     iops           -
      NUMBER storageThroughput            storagethroughput     -                  -                     -              -
      NUMBER allocatedStorage             allocatedstorage      -                  -                     -              -
      NUMBER minCapacity                  -                     minacu             -                     -              -
      NUMBER maxCapacity                  -                     maxacu             -                     -              -
      NUMBER backtrack                    -                     backtrack          -                     -              -
      NUMBER backupRetention              backupretention       backupretention    -                     -              -
      TEXT   backupWindow                 backupwindow          backupwindow       -                     -              -
      TEXT   maintenanceWindow            maintenancewindow     maintenancewindow  -                     -              -
      TEXT   engine                       -                     engine             -                     -              -
      TEXT   engineVersion                -                     engineversion      -                     -              -
      FLAG   performanceInsights          perfinsights          -                  perfinsights          -              -
      NUMBER performanceInsightsRetention perfinsightsretention -                  perfinsightsretention -              -
      TEXT   performanceInsightsKmsKey    perfinsightskmskeyid  -                  perfinsightskmskeyid  -              -
      FLAG   enhancedMonitoring           enhancedmon           -                  enhancedmon           -              -
      NUMBER monitoringInterval           enhancedmoninterval   -                  enhancedmoninterval   -              -
      TEXT   monitoringRole               enhancedmonrolearn    -                  enhancedmonrolearn    -              -
      TREE   roles                        roles                 roles              -                     -              -
      TREE   tags                         tags                  tags               -                     -              -
      """;

  private static final List<SettingKeys> ALL = TABLE.lines().map(SettingKeys::row).toList();

  static List<SettingKeys> all() {
    return ALL;
  }

  private static SettingKeys row(String line) {
    String[] cells = line.split(" +");
    for (int i = 2; i < cells.length; i++) {
      cells[i] = cells[i].equals("-") ? "" : cells[i];
    }
    return new SettingKeys(
        Kind.valueOf(cells[0]), cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]);
  }

  String restore(boolean ofAurora) {
    return ofAurora ? aurora : rds;
  }

  String replica(boolean ofAurora) {
    return ofAurora ? auroraReplica : rdsReplica;
  }

  /** The key under which {@code restore} is told what it is going to refuse. */
  Optional<String> stranger(boolean ofAurora) {
    boolean taken = !restore(ofAurora).isEmpty() || ofAurora && !writer.isEmpty();
    String other = restore(!ofAurora).isEmpty() ? writer : restore(!ofAurora);
    return taken ? Optional.empty() : Optional.of(other);
  }
}
