package io.dbrefresh.lambdas.prerestore;

import io.dbrefresh.statemachine.plan.RestoreType;
import io.dbrefresh.statemachine.refreshfile.RefreshFile;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;

/**
 * Whether the source can have one more clone. See "Cloning a volume for an Amazon Aurora DB
 * cluster": after 15 clones the next one becomes a full copy, without a word.
 */
final class CloneCheck {
  private static final int MOST_CLONES = 15;

  private final RdsClient rds;
  private final RefreshFile file;

  CloneCheck(RdsClient rds, RefreshFile file) {
    this.rds = rds;
    this.file = file;
  }

  /** Whether the restore has to be a full copy; a finding where the file does not allow it. */
  boolean fullCopy(Optional<DBCluster> source, Findings findings) {
    if (file.restore().type() != RestoreType.FAST_CLONING || source.isEmpty()) {
      return false;
    }
    List<String> clones = clones(source.get());
    if (clones.size() < MOST_CLONES) {
      return false;
    }
    if (!file.restore().fullCopy()) {
      findings.notAllowed(
          "/restore/restoretype",
          "%s has %d clones already (%s), and the next one would be a full copy; delete one, or set /restore/fullcopy to \"true\""
              .formatted(file.source(), clones.size(), String.join(", ", clones)));
    }
    return true;
  }

  private List<String> clones(DBCluster source) {
    String group = source.cloneGroupId();
    if (group == null) {
      return List.of();
    }
    return rds.describeDBClustersPaginator().dbClusters().stream()
        .filter(cluster -> group.equals(cluster.cloneGroupId()))
        .map(DBCluster::dbClusterIdentifier)
        .filter(name -> !name.equals(source.dbClusterIdentifier()))
        .sorted()
        .toList();
  }
}
