package io.dbrefresh.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dbrefresh.launcher.execution.FakeSfn;
import io.dbrefresh.local.cloudformation.LocalCloudFormation;
import io.dbrefresh.local.s3.LocalS3;
import io.dbrefresh.local.scheduler.LocalScheduler;
import io.dbrefresh.local.store.Cabinet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;

/** Schedules of a stack, on the local region's Scheduler. */
class ScheduleCommandTest {
  private static final String STACK =
      """
      Resources: {Machine: {Type: AWS::StepFunctions::StateMachine}}
      Outputs:
        ScheduleGroupName: {Value: "dbrefresh"}
        ScheduleRoleArn: {Value: "arn:aws:iam::123456789012:role/schedules"}
        StateMachineArn: {Value: "%s"}
        BucketName: {Value: "data"}
      """
          .formatted(FakeSfn.MACHINE);

  private final Cli cli;
  private final LocalS3 s3;
  private final LocalScheduler scheduler;

  ScheduleCommandTest(@TempDir Path project) throws IOException {
    cli = new Cli(project);
    Clock clock = Clock.fixed(Cli.NOW, ZoneOffset.UTC);
    s3 = new LocalS3(project.resolve("s3"), List.of(), "us-east-1");
    s3.createBucket(create -> create.bucket("data"));
    scheduler =
        new LocalScheduler(
            Cabinet.inMemory().drawer("schedules"),
            cli.regions.sfn,
            clock,
            "us-east-1",
            "123456789012");
    cli.regions.s3 = Optional.of(s3);
    cli.regions.scheduler = Optional.of(scheduler);
    cli.refreshFile(
        "db-app1-mysqlinstd.json",
        "\"restore\": {",
        "\"schedule\": {\"expression\": \"cron(0 2 * * ? *)\", \"timezone\": \"Europe/Rome\"},"
            + " \"restore\": {");
  }

  /** As `dbrefresh deploy` leaves an account. */
  private void stack() {
    LocalCloudFormation cloudFormation =
        new LocalCloudFormation(s3, Clock.systemUTC(), "us-east-1", "123456789012");
    s3.putObject(put -> put.bucket("data").key("stack.yaml"), RequestBody.fromString(STACK));
    cloudFormation.createChangeSet(
        create ->
            create
                .stackName("dbrefresh")
                .changeSetName("first")
                .changeSetType("CREATE")
                .templateURL("https://data.s3.us-east-1.amazonaws.com/stack.yaml"));
    cloudFormation.executeChangeSet(
        execute -> execute.stackName("dbrefresh").changeSetName("first"));
    while (!"CREATE_COMPLETE".equals(status(cloudFormation))) {
      cloudFormation.describeStackEvents(get -> get.stackName("dbrefresh"));
    }
    cli.regions.cloudFormation = Optional.of(cloudFormation);
  }

  private static String status(LocalCloudFormation cloudFormation) {
    return cloudFormation
        .describeStacks(get -> get.stackName("dbrefresh"))
        .stacks()
        .get(0)
        .stackStatusAsString();
  }

  private GetScheduleResponse schedule() {
    return scheduler.getSchedule(get -> get.groupName("dbrefresh").name("app1-mysqlinstd"));
  }

  @Test
  void a_schedule_is_added_listed_paused_added_again_and_removed() {
    stack();
    Cli.Result added = cli.run("schedule", "add", "mysqlinstd", "app1");
    assertThat(added.exitCode()).as(added.err()).isZero();
    assertThat(added.out())
        .contains("app1-mysqlinstd is scheduled", "cron(0 2 * * ? *) in Europe/Rome", "02:00");
    assertThat(schedule().scheduleExpressionTimezone()).isEqualTo("Europe/Rome");
    assertThat(schedule().target().input()).contains(FakeSfn.MACHINE, "refreshFile", "data");
    assertThat(s3.listObjectsV2(list -> list.bucket("data")).contents())
        .extracting(S3Object::key)
        .anyMatch(key -> key.endsWith("us-east-1/db-app1-mysqlinstd.json"));
    assertThat(cli.run("schedule", "list").out()).contains("app1-mysqlinstd", "02:00");

    assertThat(cli.run("schedule", "pause", "mysqlinstd", "app1", "--local").out())
        .contains("is paused; `dbrefresh schedule add mysqlinstd app1 --local` lets it go on");
    assertThat(schedule().stateAsString()).isEqualTo("DISABLED");
    assertThat(cli.run("schedule", "list").out()).contains("paused");

    assertThat(cli.run("schedule", "add", "mysqlinstd", "app1").out()).contains("as its file says");
    assertThat(schedule().stateAsString()).isEqualTo("ENABLED");

    assertThat(cli.run("schedule", "remove", "mysqlinstd", "app1").out()).contains("is removed");
    Cli.Result again = cli.run("schedule", "remove", "mysqlinstd", "app1");
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("There is no schedule app1-mysqlinstd");
  }

  @Test
  void list_shows_what_has_no_schedule_yet_as_json_too() throws IOException {
    stack();
    JsonNode row = listed();
    assertThat(row.path("schedule").asText()).isEqualTo("app1-mysqlinstd");
    assertThat(row.path("state").asText()).isEqualTo("not added");
    assertThat(row.path("when").asText()).contains("cron(0 2 * * ? *)");

    cli.run("schedule", "add", "mysqlinstd", "app1");
    row = listed();
    assertThat(row.path("next")).hasSize(3);
    assertThat(row.path("next").get(0).asText()).isEqualTo("Sun 22 Nov 02:00 CET");
  }

  private JsonNode listed() throws IOException {
    return new JsonMapper().readTree(cli.run("schedule", "list", "--output", "json").out());
  }

  @Test
  void run_starts_it_now_as_the_schedule_would() {
    stack();
    Cli.Result none = cli.run("schedule", "run", "mysqlinstd", "app1");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("There is no schedule app1-mysqlinstd");
    assertThat(cli.regions.sfn.started).isEmpty();
    cli.run("schedule", "add", "mysqlinstd", "app1");

    Cli.Result result = cli.run("schedule", "run", "mysqlinstd", "app1");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains(FakeSfn.arn("app1-mysqlinstd-20261121T031415Z"));
    assertThat(cli.regions.sfn.started.get(0).input())
        .contains("\"refreshFile\"", "db-app1-mysqlinstd.json", "dba@host");
  }

  @Test
  void what_says_no_time_or_a_password_in_clear_is_refused() throws IOException {
    stack();
    Cli.Result timeless = cli.run("schedule", "add", "auposinstd", "app2");
    assertThat(timeless.exitCode()).isEqualTo(2);
    assertThat(timeless.err()).contains("says no schedule", "\"expression\"");

    Path file = cli.configs().resolve("db-app1-mysqlinstd.json");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("\"secret\": \"true\"", "\"secret\": \"true\", \"temppwd\": \"tiger-1\""));
    Cli.Result clear = cli.run("schedule", "add", "mysqlinstd", "app1");
    assertThat(clear.exitCode()).isEqualTo(2);
    assertThat(clear.err()).contains("password in clear").doesNotContain("tiger-1");
    assertThat(s3.listObjectsV2(list -> list.bucket("data").prefix("refresh-configs")).contents())
        .isEmpty();
  }

  @Test
  void without_a_stack_the_way_out_is_said() {
    cli.regions.cloudFormation =
        Optional.of(new LocalCloudFormation(s3, Clock.systemUTC(), "us-east-1", "123456789012"));

    Cli.Result result = cli.run("schedule", "list");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("There is no stack dbrefresh", "`dbrefresh deploy` makes it");
  }
}
