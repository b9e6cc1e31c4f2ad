package io.dbrefresh.local.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbClusterParameterGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.DbClusterRoleAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbClusterRoleNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceRoleAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbInstanceRoleNotFoundException;
import software.amazon.awssdk.services.rds.model.DbParameterGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.DbSubnetGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbParameterGroupStateException;
import software.amazon.awssdk.services.rds.model.OptionGroup;
import software.amazon.awssdk.services.rds.model.OptionGroupNotFoundException;

/** What databases refer to: groups and IAM roles. */
class ReferencesTest {
  private static final String ROLE = "arn:aws:iam::123456789012:role/s3";

  @TempDir Path folder;

  private VirtualRegion region;

  @BeforeEach
  void open() {
    region = new VirtualRegion(folder, new MemoryStorage());
    region.haveInstance("dev");
  }

  private DBInstance instance() {
    return region
        .rds
        .describeDBInstances(it -> it.dbInstanceIdentifier("dev"))
        .dbInstances()
        .get(0);
  }

  @Test
  void a_new_instance_has_the_default_groups_of_its_engine() {
    assertThat(instance().dbParameterGroups().get(0).dbParameterGroupName())
        .isEqualTo("default.mysql8.0");
    assertThat(instance().optionGroupMemberships().get(0).optionGroupName())
        .isEqualTo("default:mysql-8-0");
    assertThat(instance().dbSubnetGroup().dbSubnetGroupName()).isEqualTo("default");
    assertThat(instance().vpcSecurityGroups()).hasSize(1);
  }

  @Test
  void a_group_is_there_until_it_is_deleted() {
    assertThat(region.rds.describeDBParameterGroups(it -> it.dbParameterGroupName("app1")))
        .isNotNull();
    region.rds.deleteDBParameterGroup(it -> it.dbParameterGroupName("app1"));
    region.rds.deleteDBClusterParameterGroup(it -> it.dbClusterParameterGroupName("app1"));
    region.rds.deleteOptionGroup(it -> it.optionGroupName("app1"));
    region.rds.deleteDBSubnetGroup(it -> it.dbSubnetGroupName("app1"));

    VirtualRegion next = new VirtualRegion(folder, new MemoryStorage());
    assertThatThrownBy(
            () -> next.rds.describeDBParameterGroups(it -> it.dbParameterGroupName("app1")))
        .isInstanceOf(DbParameterGroupNotFoundException.class);
    assertThatThrownBy(() -> next.rds.describeOptionGroups(it -> it.optionGroupName("app1")))
        .isInstanceOf(OptionGroupNotFoundException.class);
    assertThatThrownBy(
            () ->
                next.rds.modifyDBInstance(
                    it -> it.dbInstanceIdentifier("dev").dbParameterGroupName("app1")))
        .isInstanceOf(DbParameterGroupNotFoundException.class);
    assertThatThrownBy(
            () ->
                next.rds.restoreDBInstanceToPointInTime(
                    it ->
                        it.sourceDBInstanceIdentifier("dev")
                            .targetDBInstanceIdentifier("copy")
                            .dbSubnetGroupName("app1")
                            .useLatestRestorableTime(true)))
        .isInstanceOf(DbSubnetGroupNotFoundException.class);
    assertThatThrownBy(
            () ->
                next.rds.createDBCluster(
                    it ->
                        it.dbClusterIdentifier("c")
                            .engine("aurora-mysql")
                            .masterUsername("admin1")
                            .masterUserPassword("correct-horse")
                            .dbClusterParameterGroupName("app1")))
        .isInstanceOf(DbClusterParameterGroupNotFoundException.class);
  }

  @Test
  void a_group_that_was_created_fits_its_family_only_and_stays_while_it_is_used() {
    region.rds.createDBParameterGroup(
        it ->
            it.dbParameterGroupName("pg16").dbParameterGroupFamily("postgres16").description("d"));
    assertThatThrownBy(
            () ->
                region.rds.modifyDBInstance(
                    it -> it.dbInstanceIdentifier("dev").dbParameterGroupName("pg16")))
        .hasMessageContaining("family postgres16 can't be used")
        .hasMessageContaining("mysql8.0");
    region.rds.createOptionGroup(
        it ->
            it.optionGroupName("audit")
                .engineName("mysql")
                .majorEngineVersion("8.0")
                .optionGroupDescription("d"));
    region.rds.modifyDBInstance(
        it ->
            it.dbInstanceIdentifier("dev")
                .optionGroupName("audit")
                .dbParameterGroupName("app1")
                .applyImmediately(true));
    region.timeline.runUntilIdle();
    assertThat(instance().optionGroupMemberships().get(0).optionGroupName()).isEqualTo("audit");
    OptionGroup audit =
        region.rds.describeOptionGroups(it -> it.engineName("mysql")).optionGroupsList().stream()
            .filter(group -> group.optionGroupName().equals("audit"))
            .findFirst()
            .orElseThrow();
    assertThat(audit.majorEngineVersion()).isEqualTo("8.0");
    assertThatThrownBy(
            () -> region.rds.deleteDBParameterGroup(it -> it.dbParameterGroupName("app1")))
        .isInstanceOf(InvalidDbParameterGroupStateException.class);
    assertThatThrownBy(
            () ->
                region.rds.deleteDBParameterGroup(
                    it -> it.dbParameterGroupName("default.mysql8.0")))
        .isInstanceOf(InvalidDbParameterGroupStateException.class);
  }

  @Test
  void an_instance_has_one_role_for_a_feature() {
    region.rds.addRoleToDBInstance(
        it -> it.dbInstanceIdentifier("dev").roleArn(ROLE).featureName("S3_INTEGRATION"));
    assertThat(instance().associatedRoles().get(0).status()).isEqualTo("PENDING");
    region.timeline.runUntilIdle();
    assertThat(instance().associatedRoles().get(0).status()).isEqualTo("ACTIVE");
    assertThatThrownBy(
            () ->
                region.rds.addRoleToDBInstance(
                    it ->
                        it.dbInstanceIdentifier("dev")
                            .roleArn(ROLE + "2")
                            .featureName("S3_INTEGRATION")))
        .isInstanceOf(DbInstanceRoleAlreadyExistsException.class);
    region.rds.removeRoleFromDBInstance(
        it -> it.dbInstanceIdentifier("dev").roleArn(ROLE).featureName("S3_INTEGRATION"));
    assertThat(instance().associatedRoles()).isEmpty();
    assertThatThrownBy(
            () ->
                region.rds.removeRoleFromDBInstance(
                    it ->
                        it.dbInstanceIdentifier("dev").roleArn(ROLE).featureName("S3_INTEGRATION")))
        .isInstanceOf(DbInstanceRoleNotFoundException.class);
  }

  @Test
  void a_cluster_has_roles_with_a_feature_or_without() {
    region.haveCluster("prod");
    region.rds.addRoleToDBCluster(
        it -> it.dbClusterIdentifier("prod").roleArn(ROLE).featureName("s3Import"));
    region.rds.addRoleToDBCluster(it -> it.dbClusterIdentifier("prod").roleArn(ROLE));
    assertThatThrownBy(
            () -> region.rds.addRoleToDBCluster(it -> it.dbClusterIdentifier("prod").roleArn(ROLE)))
        .isInstanceOf(DbClusterRoleAlreadyExistsException.class);

    VirtualRegion next = new VirtualRegion(folder, new MemoryStorage());
    next.timeline.runUntilIdle();
    assertThat(next.rds.describeDBClusters().dbClusters().get(0).associatedRoles())
        .hasSize(2)
        .allMatch(role -> role.status().equals("ACTIVE"));
    next.rds.removeRoleFromDBCluster(it -> it.dbClusterIdentifier("prod").roleArn(ROLE));
    assertThatThrownBy(
            () ->
                next.rds.removeRoleFromDBCluster(
                    it -> it.dbClusterIdentifier("prod").roleArn(ROLE)))
        .isInstanceOf(DbClusterRoleNotFoundException.class);
  }
}
