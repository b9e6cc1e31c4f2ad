package io.dbrefresh.local.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.Regions;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.CertificateDetails;
import software.amazon.awssdk.services.rds.model.ClusterPendingModifiedValues;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.PendingModifiedValues;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** What the target had, the new one has, and nothing of production's. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CarriedSettingsTest {
  private static final long PAUSE_NANOS = 20_000_000;
  private static final String ROLE = "arn:aws:iam::123456789012:role/";

  @TempDir static Path folder;
  private static LocalRegion region;
  private static RdsClient rds;
  private static Refreshes refreshes;

  @BeforeAll
  static void open_a_region_with_two_targets() {
    region = Regions.open(folder.resolve("region"));
    rds = region.rds();
    refreshes = new Refreshes(region);
    assertSucceeded(refreshes.run("app1-mysqlinstd-1", mysql()));
    assertSucceeded(refreshes.run("app2-auposinstd-1", aurora()));
  }

  @AfterAll
  static void close() {
    region.close();
  }

  private static void assertSucceeded(DescribeExecutionResponse ended) {
    assertThat(ended.status())
        .as(ended.error() + " " + ended.cause())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  private static ObjectNode step(ObjectNode file, String key) {
    return (ObjectNode) file.path(key);
  }

  /** The file says nothing about settings. */
  private static ObjectNode mysql() {
    ObjectNode file = Refreshes.file("db-app1-mysqlinstd.json");
    step(file, "restore")
        .remove(
            List.of(
                "port",
                "subgrp",
                "iamdbauth",
                "cwalogs",
                "copytagstosnap",
                "dbparamgrp",
                "deletionprotection",
                "secgrpids",
                "multiaz",
                "dbclass",
                "autominor",
                "storagetype"));
    return file;
  }

  private static ObjectNode aurora() {
    ObjectNode file = Refreshes.file("db-app2-auposinstd.json");
    step(file, "restore")
        .remove(
            List.of(
                "port",
                "subgrp",
                "iamdbauth",
                "cwalogs",
                "copytagstosnap",
                "cluparamgrp",
                "deletionprotection",
                "secgrpids"));
    step(file, "createinstance")
        .remove(
            List.of(
                "subgrp",
                "dbparamgrp",
                "autominor",
                "copytagstosnap",
                "perfinsights",
                "enhancedmon"));
    step(file, "createreplicas")
        .remove(List.of("subgrp", "dbparamgrp", "autominor", "copytagstosnap"));
    return file;
  }

  private static DBInstance instance(String name) {
    return rds.describeDBInstances(r -> r.dbInstanceIdentifier(name)).dbInstances().get(0);
  }

  private static DBCluster cluster(String name) {
    return rds.describeDBClusters(r -> r.dbClusterIdentifier(name)).dbClusters().get(0);
  }

  /** All that RDS tells of an instance that has come to rest, but what tells it from another. */
  private static DBInstance settings(String name) {
    PendingModifiedValues none = PendingModifiedValues.builder().build();
    DBInstance now = instance(name);
    while (!now.dbInstanceStatus().equals("available")
        || now.pendingModifiedValues() != null && !now.pendingModifiedValues().equals(none)) {
      LockSupport.parkNanos(PAUSE_NANOS);
      now = instance(name);
    }
    return own(now)
        .copy(
            it ->
                it.dbiResourceId(null)
                    .instanceCreateTime(null)
                    .latestRestorableTime(null)
                    .enhancedMonitoringResourceArn(null)
                    .certificateDetails((CertificateDetails) null)
                    .tagList(own(instance(name).tagList())));
  }

  /** What an Aurora instance shows of its cluster's is compared at the cluster. */
  private static DBInstance own(DBInstance instance) {
    return instance.dbClusterIdentifier() == null
        ? instance
        : instance.copy(
            it ->
                it.vpcSecurityGroups(List.<VpcSecurityGroupMembership>of())
                    .backupRetentionPeriod(null)
                    .preferredBackupWindow(null)
                    .iamDatabaseAuthenticationEnabled(null)
                    .enabledCloudwatchLogsExports(List.of())
                    .copyTagsToSnapshot(null)
                    .storageType(null));
  }

  private static DBCluster clusterSettings(String name) {
    ClusterPendingModifiedValues none = ClusterPendingModifiedValues.builder().build();
    DBCluster now = cluster(name);
    while (!now.status().equals("available")
        || now.associatedRoles().stream().anyMatch(role -> !role.status().equals("ACTIVE"))
        || now.pendingModifiedValues() != null && !now.pendingModifiedValues().equals(none)) {
      LockSupport.parkNanos(PAUSE_NANOS);
      now = cluster(name);
    }
    return now.copy(
        it ->
            it.dbClusterResourceId(null)
                .clusterCreateTime(null)
                .earliestRestorableTime(null)
                .latestRestorableTime(null)
                .cloneGroupId(null)
                .dbClusterMembers(List.of())
                .tagList(own(cluster(name).tagList())));
  }

  /** The one tag that differs from run to run is left out. */
  private static List<Tag> own(List<Tag> tags) {
    return tags.stream()
        .filter(tag -> !tag.key().equals("refresh-execution"))
        .sorted(Comparator.comparing(Tag::key))
        .toList();
  }

  private static Map<String, AttributeValue> newestRecord(String target) {
    return region
        .dynamoDb()
        .query(
            r ->
                r.tableName("dbalignment-awssol")
                    .keyConditionExpression("dbinstance = :target")
                    .expressionAttributeValues(Map.of(":target", AttributeValue.fromS(target)))
                    .scanIndexForward(false))
        .items()
        .get(0);
  }

  private static void customizeInstance() {
    rds.createDBParameterGroup(
        create ->
            create
                .dbParameterGroupName("tuned")
                .dbParameterGroupFamily("mysql8.0")
                .description("the target's own"));
    rds.createOptionGroup(
        create ->
            create
                .optionGroupName("audited")
                .engineName("mysql")
                .majorEngineVersion("8.0")
                .optionGroupDescription("the target's own"));
    rds.modifyDBInstance(
        modify ->
            modify
                .dbInstanceIdentifier("mysqlinstd")
                .dbInstanceClass("db.m5.large")
                .dbParameterGroupName("tuned")
                .optionGroupName("audited")
                .vpcSecurityGroupIds("sg-0000000000000000a", "sg-0000000000000000b")
                .cloudwatchLogsExportConfiguration(logs -> logs.enableLogTypes("error", "audit"))
                .enableIAMDatabaseAuthentication(true)
                .copyTagsToSnapshot(true)
                .multiAZ(true)
                .autoMinorVersionUpgrade(false)
                .storageType("io1")
                .allocatedStorage(200)
                .iops(2000)
                .caCertificateIdentifier("rds-ca-rsa4096-g1")
                .backupRetentionPeriod(3)
                .preferredBackupWindow("02:00-03:00")
                .preferredMaintenanceWindow("tue:04:00-tue:05:00")
                .monitoringInterval(30)
                .monitoringRoleArn(ROLE + "monitoring")
                .enablePerformanceInsights(true)
                .performanceInsightsRetentionPeriod(731)
                .deletionProtection(true)
                .applyImmediately(true));
    settings("mysqlinstd");
    rds.rebootDBInstance(reboot -> reboot.dbInstanceIdentifier("mysqlinstd"));
    settings("mysqlinstd");
    rds.addRoleToDBInstance(
        add ->
            add.dbInstanceIdentifier("mysqlinstd")
                .roleArn(ROLE + "import")
                .featureName("s3Import"));
    tag("arn:aws:rds:us-east-1:123456789012:db:mysqlinstd");
  }

  private static void tag(String arn) {
    rds.addTagsToResource(
        add -> add.resourceName(arn).tags(Tag.builder().key("team").value("shop").build()));
  }

  @Test
  @Order(1)
  void a_protected_target_is_refused_unless_the_file_removes_protection() {
    customizeInstance();

    DescribeExecutionResponse refused = refreshes.run("app1-mysqlinstd-2", mysql());

    assertThat(refused.error()).isEqualTo("NotAllowed");
    assertThat(refused.cause()).contains("/delete/removeprotection: mysqlinstd is protected");
  }

  @Test
  @Order(2)
  void what_an_instance_had_the_new_one_has() {
    rds.modifyDBInstance(
        modify ->
            modify
                .dbInstanceIdentifier("mysqlinstp")
                .enablePerformanceInsights(true)
                .backupRetentionPeriod(14)
                .deletionProtection(true)
                .applyImmediately(true));
    settings("mysqlinstp");
    DBInstance before = settings("mysqlinstd");
    ObjectNode file = mysql();
    step(file, "delete").put("removeprotection", "true");

    assertSucceeded(refreshes.run("app1-mysqlinstd-3", file));

    assertThat(settings("mysqlinstd")).isEqualTo(before);
    assertThat(before.dbParameterGroups().get(0).dbParameterGroupName()).isEqualTo("tuned");
    assertThat(before.optionGroupMemberships().get(0).optionGroupName()).isEqualTo("audited");
    assertThat(before.vpcSecurityGroups()).hasSize(2);
    assertThat(before.iops()).isEqualTo(2000);
    assertThat(before.backupRetentionPeriod()).as("14 in production").isEqualTo(3);
    assertThat(before.deletionProtection()).isTrue();
    assertThat(before.associatedRoles().get(0).featureName()).isEqualTo("s3Import");
    assertThat(before.tagList().stream().map(Tag::key))
        .as("none of production's")
        .filteredOn(key -> !key.startsWith("refresh"))
        .containsExactly("team");
    assertThat(newestRecord("mysqlinstd")).doesNotContainKey("settingdifferences");
    assertThat(refreshes.ask("mysqlinstd", "/development/app1/mysqlinstd", "SELECT 1"))
        .isEqualTo("1");
  }

  @Test
  @Order(3)
  void what_the_file_says_wins_and_the_differences_are_told() {
    ObjectNode file = mysql();
    step(file, "delete").put("removeprotection", "true");
    step(file, "restore")
        .put("dbclass", "db.t3.micro")
        .put("storagetype", "gp3")
        .put("perfinsights", "false")
        .put("enhancedmon", "false")
        .put("multiaz", "false")
        .put("deletionprotection", "false")
        .putArray("roles");
    step(file, "restore").putObject("tags").put("team", "books");

    assertSucceeded(refreshes.run("app1-mysqlinstd-4", file));

    DBInstance now = settings("mysqlinstd");
    assertThat(now.performanceInsightsEnabled()).isFalse();
    assertThat(now.monitoringInterval()).isZero();
    assertThat(now.associatedRoles()).isEmpty();
    assertThat(now.tagList()).contains(Tag.builder().key("team").value("books").build());
    assertThat(now.dbParameterGroups().get(0).dbParameterGroupName())
        .as("not said")
        .isEqualTo("tuned");
    assertThat(newestRecord("mysqlinstd").get("settingdifferences").l().toString())
        .contains("instanceClass was db.m5.large, is db.t3.micro")
        .contains("storageType was io1, is gp3")
        .contains("performanceInsights was true, is false")
        .contains("deletionProtection was true, is false")
        .contains("role " + ROLE + "import for s3Import is gone");
    assertThat(region.messages().get(0).message())
        .contains("Unlike before:")
        .contains("multiAz was true, is false");
  }

  @Test
  @Order(4)
  void what_the_new_version_cannot_have_is_refused_in_the_file() {
    rds.createOptionGroup(
        create ->
            create
                .optionGroupName("elephants")
                .engineName("postgres")
                .majorEngineVersion("16")
                .optionGroupDescription("of another engine"));
    ObjectNode file = mysql();
    step(file, "restore")
        .put("dbparamgrp", "default.mysql5.7")
        .put("optgrp", "elephants")
        .put("cacert", "rds-ca-2019")
        .put("allocatedstorage", 5);

    DescribeExecutionResponse refused = refreshes.run("app1-mysqlinstd-5", file);

    assertThat(refused.cause())
        .contains("/restore/dbparamgrp: default.mysql5.7 is for mysql5.7, and mysql 8.0.40 needs")
        .contains("/restore/optgrp: elephants is for postgres 16, and the new database is mysql 8")
        .contains("/restore/cacert: rds-ca-2019 is not one of")
        .contains("/restore/allocatedstorage: is 5 GiB, and mysqlinstp has 20");
  }

  @Test
  @Order(5)
  void what_a_cluster_and_its_writer_had_the_new_ones_have() {
    rds.createDBClusterParameterGroup(
        create ->
            create
                .dbClusterParameterGroupName("clustertuned")
                .dbParameterGroupFamily("aurora-postgresql16")
                .description("the target's own"));
    rds.modifyDBCluster(
        modify ->
            modify
                .dbClusterIdentifier("auposclud")
                .dbClusterParameterGroupName("clustertuned")
                .vpcSecurityGroupIds("sg-0000000000000000c")
                .cloudwatchLogsExportConfiguration(logs -> logs.enableLogTypes("postgresql"))
                .enableIAMDatabaseAuthentication(true)
                .backupRetentionPeriod(5)
                .preferredBackupWindow("02:00-03:00")
                .preferredMaintenanceWindow("wed:04:00-wed:05:00")
                .serverlessV2ScalingConfiguration(acu -> acu.minCapacity(0.5).maxCapacity(4.0))
                .applyImmediately(true));
    clusterSettings("auposclud");
    rds.modifyDBInstance(
        modify ->
            modify
                .dbInstanceIdentifier("auposinstd")
                .caCertificateIdentifier("rds-ca-ecc384-g1")
                .monitoringInterval(60)
                .monitoringRoleArn(ROLE + "monitoring")
                .enablePerformanceInsights(true)
                .preferredMaintenanceWindow("thu:04:00-thu:05:00")
                .applyImmediately(true));
    settings("auposinstd");
    rds.addRoleToDBCluster(
        add ->
            add.dbClusterIdentifier("auposclud").roleArn(ROLE + "export").featureName("s3Export"));
    tag("arn:aws:rds:us-east-1:123456789012:cluster:auposclud");
    DBCluster cluster = clusterSettings("auposclud");
    DBInstance writer = settings("auposinstd");

    assertSucceeded(refreshes.run("app2-auposinstd-2", aurora()));

    assertThat(clusterSettings("auposclud")).isEqualTo(cluster);
    assertThat(settings("auposinstd")).isEqualTo(writer);
    assertThat(cluster.dbClusterParameterGroup()).isEqualTo("clustertuned");
    assertThat(cluster.serverlessV2ScalingConfiguration().minCapacity()).isEqualTo(0.5);
    assertThat(cluster.associatedRoles().get(0).featureName()).isEqualTo("s3Export");
    assertThat(writer.monitoringInterval()).isEqualTo(60);
    assertThat(settings("auposinstd-replica").monitoringInterval())
        .as("a reader is set as the writer is")
        .isEqualTo(60);
    assertThat(newestRecord("auposinstd")).doesNotContainKey("settingdifferences");
  }
}
