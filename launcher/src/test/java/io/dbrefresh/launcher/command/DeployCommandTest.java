package io.dbrefresh.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.local.cloudformation.LocalCloudFormation;
import io.dbrefresh.local.s3.LocalS3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Deploying a small project to a CloudFormation that makes no resources. */
class DeployCommandTest {
  private static final String GLOBAL =
      """
      Parameters:
        ArtifactBucket: {Type: String}
        ArtifactPrefix: {Type: String, AllowedPattern: "[a-z0-9/]+"}
        PolicyBucket: {Type: String, Default: ""}
        PolicyKey: {Type: String, Default: ""}
        Revision: {Type: String, Default: "1"}
        NamePrefix:
          Type: String
          Default: dbrefresh
          AllowedPattern: "[a-z]+"
          ConstraintDescription: takes lower-case letters
      Conditions:
        HasPolicy: !Not [!Equals [!Ref PolicyBucket, ""]]
      Resources:
        Records:
          Type: AWS::DynamoDB::Table
          DeletionPolicy: Retain
          Properties: {TableName: !Sub "${NamePrefix}-records"}
        Machines:
          Type: AWS::CloudFormation::Stack
          Properties:
            TemplateURL: !Sub https://${ArtifactBucket}.s3.${AWS::Region}.${AWS::URLSuffix}/${ArtifactPrefix}cloudformation/machines.yaml
            Parameters: {Revision: !Ref Revision}
        ReadsPolicy:
          Type: AWS::IAM::Policy
          Condition: HasPolicy
          Properties: {PolicyName: reads}
      Outputs:
        BucketName: {Value: "data"}
        RecordTableName: {Value: !Ref Records}
      """;

  @TempDir Path project;
  private Cli cli;
  private LocalS3 s3;
  private LocalCloudFormation cloudFormation;

  @BeforeEach
  void project() throws IOException {
    cli = new Cli(project);
    s3 = new LocalS3(project.resolve("s3"), List.of(), "us-east-1");
    cloudFormation = new LocalCloudFormation(s3, Clock.systemUTC(), "us-east-1", "123456789012");
    cli.regions.s3 = Optional.of(s3);
    cli.regions.cloudFormation = Optional.of(cloudFormation);
    s3.createBucket(create -> create.bucket("data"));
    file("cloudformation/global.yaml", GLOBAL);
    file(
        "cloudformation/machines.yaml",
        "Resources: {Machine: {Type: AWS::StepFunctions::StateMachine}}");
    file("statemachine/refresh.asl.json", "{}");
    file("lambdas/target/dbrefresh-tasks.zip", "tasks");
    file("lambdas/target/dbrefresh-sql.zip", "sql");
    file("lambdas/ca/rds-ca-bundle.pem", "pem");
    file("sqlscripts/mysql/01.sql", "SELECT 1");
    file("refresh-configs/policy.json", "{}");
  }

  private void file(String name, String text) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Cli.Result deploy(String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "deploy";
    arguments[1] = "--bucket";
    arguments[2] = "artifacts";
    System.arraycopy(more, 0, arguments, 3, more.length);
    return cli.run(arguments);
  }

  private List<String> keys(String bucket) {
    return s3.listObjectsV2(list -> list.bucket(bucket)).contents().stream()
        .map(S3Object::key)
        .map(key -> key.replaceFirst("^dbrefresh/[0-9a-f]{16}/", "<prefix>/"))
        .toList();
  }

  private StackStatus status() {
    return cloudFormation
        .describeStacks(get -> get.stackName("dbrefresh"))
        .stacks()
        .get(0)
        .stackStatus();
  }

  @Test
  void a_clean_account_gets_a_closed_bucket_the_uploads_and_the_stack() {
    Cli.Result result = deploy("--create-bucket", "--yes");

    assertThat(result.err()).contains("Created the bucket artifacts");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(keys("artifacts"))
        .containsExactly(
            "<prefix>/cloudformation/global.yaml",
            "<prefix>/cloudformation/machines.yaml",
            "<prefix>/functions/dbrefresh-sql.zip",
            "<prefix>/functions/dbrefresh-tasks.zip",
            "<prefix>/refresh-configs/policy.json",
            "<prefix>/statemachine/refresh.asl.json");
    assertThat(keys("data")).contains("sqlscripts/mysql/01.sql");
    assertThat(s3.getBucketVersioning(get -> get.bucket("artifacts")).statusAsString())
        .isEqualTo("Enabled");
    assertThat(
            s3.getPublicAccessBlock(get -> get.bucket("artifacts"))
                .publicAccessBlockConfiguration()
                .blockPublicPolicy())
        .isTrue();
    assertThat(
            result
                .out()
                .lines()
                .map(line -> line.strip().split(" +")[0] + " " + line.strip().split(" +")[1]))
        .containsSubsequence(
            "+ Records",
            "CREATE_IN_PROGRESS dbrefresh",
            "CREATE_IN_PROGRESS Records",
            "CREATE_COMPLETE Records",
            "CREATE_COMPLETE Machines",
            "CREATE_COMPLETE ReadsPolicy",
            "CREATE_COMPLETE dbrefresh");
    assertThat(status()).isEqualTo(StackStatus.CREATE_COMPLETE);
  }

  @Test
  void the_same_again_changes_and_uploads_nothing_and_knows_its_bucket() {
    deploy("--create-bucket", "--yes");

    Cli.Result result = cli.run("deploy", "--yes");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("Nothing to change");
    assertThat(result.err()).doesNotContain("Uploaded");
  }

  @Test
  void another_content_gets_another_prefix_and_only_what_differs_changes() throws IOException {
    deploy("--create-bucket", "--yes");
    file("statemachine/refresh.asl.json", "{\"Comment\": \"changed\"}");

    Cli.Result result = deploy("--yes");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("~ Machines").doesNotContain("~ Records");
    assertThat(keys("artifacts").stream().filter(key -> key.endsWith("refresh.asl.json")))
        .hasSize(2);
    assertThat(status()).isEqualTo(StackStatus.UPDATE_COMPLETE);
  }

  @Test
  void diff_shows_and_leaves_nothing_behind() {
    Cli.Result result = deploy("--create-bucket", "--diff");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("+ Records").doesNotContain("CREATE_COMPLETE");
    assertThat(cli.run("undeploy", "--yes").err()).contains("There is no stack dbrefresh");
  }

  @Test
  void without_a_yes_nothing_is_changed() {
    Cli.Result result = deploy("--create-bucket");

    assertThat(result.err()).contains("Change 3 resources of dbrefresh?", "Nothing was changed");
  }

  @Test
  void a_resource_that_fails_is_named_with_its_reason_and_the_way_out() {
    cloudFormation.fail("Machines", "User is not authorized to perform states:CreateStateMachine");

    Cli.Result result = deploy("--create-bucket", "--yes");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).contains("CREATE_FAILED", "ROLLBACK_COMPLETE");
    assertThat(result.err())
        .contains("Machines of dbrefresh: User is not authorized", "Deploy as somebody who may");

    cloudFormation.heal();
    assertThat(deploy("--yes").err()).contains("`dbrefresh undeploy` removes what is left");
    assertThat(cli.run("undeploy", "--yes").exitCode()).isZero();
    assertThat(deploy("--yes").exitCode()).isZero();
  }

  @Test
  void an_update_that_fails_leaves_the_stack_as_it_was() throws IOException {
    deploy("--create-bucket", "--yes");
    cloudFormation.fail("Machines", "Definition is not valid");
    file("statemachine/refresh.asl.json", "{\"Comment\": \"broken\"}");

    Cli.Result result = deploy("--yes");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("Machines of dbrefresh: Definition is not valid");
    assertThat(status()).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
    cloudFormation.heal();
    assertThat(deploy("--yes").exitCode()).isZero();
  }

  @Test
  void parameters_are_checked_and_kept_from_one_deployment_to_the_next() {
    assertThat(deploy("--create-bucket", "--yes", "--parameter", "Nmae=x").err())
        .contains("do not exist in the template", "cloudformation/global.yaml");
    assertThat(deploy("--yes", "--parameter", "NamePrefix=UPPER").err())
        .contains("takes lower-case letters", "--parameter Name=value");
    assertThat(deploy("--yes", "--parameter", "NamePrefix=other").exitCode()).isZero();

    assertThat(cli.run("deploy", "--yes").out()).contains("Nothing to change");
  }

  @Test
  void a_changed_parameter_publishes_the_functions_anew() {
    deploy("--create-bucket", "--yes");

    assertThat(deploy("--yes", "--parameter", "NamePrefix=other").out()).contains("~ Machines");
    assertThat(deploy("--yes", "--parameter", "NamePrefix=other").out())
        .contains("Nothing to change");
    assertThat(deploy("--yes", "--parameter", "Revision=mine").out()).contains("~ Machines");
    assertThat(deploy("--yes", "--parameter", "Revision=mine").out()).contains("Nothing to change");
  }

  @Test
  void a_bucket_has_to_be_named_and_to_be_there() {
    assertThat(cli.run("deploy").err()).contains("--bucket NAME");
    assertThat(deploy().err()).contains("There is no bucket artifacts", "--create-bucket");
  }

  @Test
  void undeploy_says_what_stays_and_deletes_the_stack() {
    deploy("--create-bucket", "--yes");

    Cli.Result asked = cli.run("undeploy");
    assertThat(asked.err())
        .contains("What stays", "databases", "secrets", "artifacts", "data", "Nothing was deleted");
    Cli.Result result = cli.run("undeploy", "--yes");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("DELETE_SKIPPED", "DELETE_COMPLETE", "is deleted");
    assertThat(cli.run("undeploy", "--yes").exitCode()).isEqualTo(2);
  }

  @Test
  void files_with_a_password_in_clear_are_not_uploaded() throws IOException {
    cli.refreshFile(
        "db-app1-mysqlinstd.json",
        "\"secret\": \"true\"",
        "\"secret\": \"true\", \"temppwd\": \"temppwd123\"");
    Cli.Result result = deploy("--create-bucket", "--yes");

    assertThat(result.err())
        .contains("db-app1-mysqlinstd.json is not uploaded: it has a password in clear");
    assertThat(keys("data")).noneMatch(key -> key.contains("mysqlinstd.json"));
  }
}
