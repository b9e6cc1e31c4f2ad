package io.dbrefresh.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Tag;

class InitCommandTest {
  private final Cli cli;

  InitCommandTest(@TempDir Path project) throws IOException {
    cli = new Cli(project);
    instance("mysqlinstp", "mysql");
    cluster("auposclup", "auposinstp", "auposinstp-2");
  }

  private DBInstance.Builder builder(String name, String engine) {
    return DBInstance.builder()
        .dbInstanceIdentifier(name)
        .engine(engine)
        .dbInstanceClass("db.t3.micro")
        .dbInstanceArn("arn:aws:rds:us-east-1:123456789012:db:" + name);
  }

  private void instance(String name, String engine) {
    cli.regions.rds.instances.add(builder(name, engine).build());
  }

  private void cluster(String name, String writer, String reader) {
    cli.regions.rds.clusters.add(
        DBCluster.builder()
            .dbClusterIdentifier(name)
            .engine("aurora-postgresql")
            .dbClusterMembers(
                DBClusterMember.builder()
                    .dbInstanceIdentifier(writer)
                    .isClusterWriter(true)
                    .build(),
                DBClusterMember.builder().dbInstanceIdentifier(reader).build())
            .build());
    for (String member : new String[] {writer, reader}) {
      cli.regions.rds.instances.add(
          builder(member, "aurora-postgresql").dbClusterIdentifier(name).build());
    }
  }

  private JsonNode written(String name) throws IOException {
    return new JsonMapper().readTree(cli.configs().resolve(name).toFile());
  }

  @Test
  void writes_a_short_file_and_says_what_to_do_next() throws IOException {
    Path scripts = Files.createDirectories(cli.project.resolve("sqlscripts/rdsmysql/mysqlinstt"));
    for (String script : new String[] {"02b.sql", "01a.sql", "final-check.sql"}) {
      Files.writeString(scripts.resolve(script), "SELECT 1;\n");
    }
    Cli.Result result =
        cli.run("init", "mysqlinstt", "app1", "--source", "mysqlinstp", "--environment", "test");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains(
            "refresh-configs/us-east-1/db-app1-mysqlinstt.json written.",
            "dbrefresh validate refresh-configs/us-east-1/db-app1-mysqlinstt.json",
            "dbrefresh launch mysqlinstt app1");
    assertThat(written("db-app1-mysqlinstt.json"))
        .isEqualTo(
            new JsonMapper()
                .readTree(
                    """
                    {"$schema": "../refresh-file.schema.json",
                     "application": "app1", "environment": "test",
                     "source": {"instance": "mysqlinstp"},
                     "target": {"instance": "mysqlinstt"},
                     "restore": {"type": "latestpoint"},
                     "password": {"secret": "/test/app1/mysqlinstt"},
                     "scripts": {"bucket": "awssol-bucket",
                                 "prefix": "sqlscripts/rdsmysql/mysqlinstt",
                                 "keys": ["01a.sql", "02b.sql"]},
                     "notify": {"topic": "arn:aws:sns:us-east-1:123456789012:refresh"}}
                    """));
    assertThat(cli.run("validate").out()).contains("3 refresh files checked: valid.");
    assertThat(cli.run("launch", "mysqlinstt", "app1").exitCode()).isZero();
  }

  @Test
  void an_instance_of_a_cluster_means_the_cluster_and_an_existing_target_brings_its_own()
      throws IOException {
    cluster("auposclut", "auposinstt", "auposinstt-2");
    Cli.Result result = cli.run("init", "auposinstt", "app2", "--source", "auposinstp", "--local");

    JsonNode file = written("db-app2-auposinstt.json");
    assertThat(file.path("source").toString()).isEqualTo("{\"cluster\":\"auposclup\"}");
    assertThat(file.path("target").path("cluster").asText()).isEqualTo("auposclut");
    assertThat(file.path("target").path("deleteReplicas").asBoolean()).isTrue();
    assertThat(file.path("restore").path("type").asText()).isEqualTo("fastcloning");
    assertThat(file.path("replicas").toString())
        .isEqualTo("[{\"instance\":\"auposinstt-2\",\"class\":\"db.t3.micro\"}]");
    assertThat(result.err())
        .contains("No scripts: the data arrive as they are in production")
        .contains("aws rds add-tags-to-resource", "db:auposinstt");
    assertThat(result.out()).contains("dbrefresh launch auposinstt app2 --local");
  }

  @Test
  void takes_environment_and_secret_from_what_is_known_of_the_target() throws IOException {
    cli.regions.rds.instances.add(
        builder("mysqlinstd", "mysql")
            .tagList(
                Tag.builder().key("refresh").value("true").build(),
                Tag.builder().key("refresh-environment").value("staging").build())
            .build());
    Cli.Result result = cli.run("init", "mysqlinstd", "app9", "--source", "mysqlinstp");

    JsonNode file = written("db-app9-mysqlinstd.json");
    assertThat(file.path("environment").asText()).isEqualTo("staging");
    assertThat(file.at("/password/secret").asText()).isEqualTo("/development/app1/mysqlinstd");
    assertThat(result.err()).doesNotContain("add-tags-to-resource");
  }

  @Test
  void never_overwrites_a_file() throws IOException {
    Path file = cli.configs().resolve("db-app1-mysqlinstd.json");
    String before = Files.readString(file);
    Cli.Result result = cli.run("init", "mysqlinstd", "app1", "--source", "mysqlinstp");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err()).contains("db-app1-mysqlinstd.json exists");
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void refuses_what_no_refresh_can_do() {
    instance("pginstd", "postgres");

    assertThat(init("x", "mysqlinst").err()).contains("Did you mean mysqlinstp?");
    assertThat(init("mysqlinstp", "mysqlinstp").err()).contains("is the source itself");
    assertThat(init("auposinstp-2", "auposclup").err()).contains("is the source itself");
    assertThat(init("pginstd", "mysqlinstp").err())
        .contains("pginstd is postgres and mysqlinstp is mysql");
    assertThat(init("auposclup", "mysqlinstp").err()).contains("is a cluster");
    assertThat(init("x", "auposclup").err()).contains("Its cluster is going to be x-cluster");
  }

  private Cli.Result init(String target, String source) {
    return cli.run("init", target, "app1", "--source", source);
  }

  @Test
  void help_teaches_with_examples() {
    assertThat(cli.run("init", "--help").out())
        .contains("Examples:", "--source", "--target-cluster", "--local", "--endpoint-url");
    assertThat(cli.run("completion").out()).contains("init", "convert", "--keep-waits");
  }
}
