package io.dbrefresh.local.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.rds.Configuration;
import io.dbrefresh.lambdas.rds.Databases;
import io.dbrefresh.lambdas.rds.Kind;
import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.RegionProgress;
import io.dbrefresh.statemachine.plan.AssociatedRole;
import io.dbrefresh.statemachine.plan.Setting;
import io.dbrefresh.statemachine.plan.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import software.amazon.awssdk.services.rds.model.Tag;
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
    region = LocalRegion.open(folder.resolve("region"), Path.of(".."), RegionProgress.NONE);
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

  private static Configuration configuration(Kind kind, String name) {
    return new Databases(rds).configuration(kind, name).orElseThrow();
  }

  private static Settings settled(Kind kind, String name) {
    while (!new Databases(rds).find(kind, name).orElseThrow().isSettled()
        || !configuration(kind, name).pending().isEmpty()) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return configuration(kind, name).settings();
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
    settled(Kind.INSTANCE, "mysqlinstd");
    rds.rebootDBInstance(reboot -> reboot.dbInstanceIdentifier("mysqlinstd"));
    settled(Kind.INSTANCE, "mysqlinstd");
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
    settled(Kind.INSTANCE, "mysqlinstp");
    Settings before = settled(Kind.INSTANCE, "mysqlinstd");
    ObjectNode file = mysql();
    step(file, "delete").put("removeprotection", "true");

    assertSucceeded(refreshes.run("app1-mysqlinstd-3", file));

    assertThat(settled(Kind.INSTANCE, "mysqlinstd")).isEqualTo(before);
    assertThat(before.text(Setting.PARAMETER_GROUP)).contains("tuned");
    assertThat(before.text(Setting.OPTION_GROUP)).contains("audited");
    assertThat(before.list(Setting.SECURITY_GROUPS)).hasSize(2);
    assertThat(before.number(Setting.IOPS)).contains(2000);
    assertThat(before.number(Setting.BACKUP_RETENTION)).contains(3);
    assertThat(before.flag(Setting.DELETION_PROTECTION)).contains(true);
    assertThat(before.roles())
        .contains(List.of(new AssociatedRole(ROLE + "import", Optional.of("s3Import"))));
    assertThat(before.tags()).as("none of production's").contains(Map.of("team", "shop"));
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

    Settings now = settled(Kind.INSTANCE, "mysqlinstd");
    assertThat(now.flag(Setting.PERFORMANCE_INSIGHTS)).contains(false);
    assertThat(now.number(Setting.MONITORING_INTERVAL)).contains(0);
    assertThat(now.roles()).contains(List.of());
    assertThat(now.tags()).contains(Map.of("team", "books"));
    assertThat(now.text(Setting.PARAMETER_GROUP)).as("not said").contains("tuned");
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
    settled(Kind.CLUSTER, "auposclud");
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
    settled(Kind.INSTANCE, "auposinstd");
    rds.addRoleToDBCluster(
        add ->
            add.dbClusterIdentifier("auposclud").roleArn(ROLE + "export").featureName("s3Export"));
    tag("arn:aws:rds:us-east-1:123456789012:cluster:auposclud");
    Settings cluster = settled(Kind.CLUSTER, "auposclud");
    Settings writer = settled(Kind.INSTANCE, "auposinstd");

    assertSucceeded(refreshes.run("app2-auposinstd-2", aurora()));

    assertThat(settled(Kind.CLUSTER, "auposclud")).isEqualTo(cluster);
    assertThat(settled(Kind.INSTANCE, "auposinstd")).isEqualTo(writer);
    assertThat(cluster.text(Setting.CLUSTER_PARAMETER_GROUP)).contains("clustertuned");
    assertThat(cluster.text(Setting.MIN_ACU)).contains("0.5");
    assertThat(writer.number(Setting.MONITORING_INTERVAL)).contains(60);
    assertThat(settled(Kind.INSTANCE, "auposinstd-replica").number(Setting.MONITORING_INTERVAL))
        .as("a reader is set as the writer is")
        .contains(60);
    assertThat(newestRecord("auposinstd")).doesNotContainKey("settingdifferences");
  }
}
