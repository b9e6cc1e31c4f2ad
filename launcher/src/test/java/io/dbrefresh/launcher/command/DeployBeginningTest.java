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
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;

/** What is looked at before the packages of the functions are built. */
class DeployBeginningTest {
  private static final String[] DEPLOY = {"deploy", "--bucket", "artifacts", "--create-bucket"};

  @TempDir Path project;

  private Cli cli(S3Client s3) throws IOException {
    Cli cli = new Cli(project);
    cli.regions.s3 = Optional.of(s3);
    LocalS3 templates = new LocalS3(project.resolve("templates"), List.of(), "us-east-1");
    cli.regions.cloudFormation =
        Optional.of(
            new LocalCloudFormation(templates, Clock.systemUTC(), "us-east-1", "123456789012"));
    return cli;
  }

  @Test
  void credentials_are() throws IOException {
    Files.createDirectories(project.resolve("lambdas"));

    Cli.Result result = cli(new NoCredentials()).run(DEPLOY);

    assertThat(result.exitCode()).isEqualTo(ExitCode.UNREACHABLE.number());
    assertThat(result.err())
        .contains("No AWS credentials were found")
        .doesNotContain("certificate authorities", "Building");
  }

  @Test
  void a_folder_that_is_not_there_is_named() throws IOException {
    LocalS3 s3 = new LocalS3(project.resolve("s3"), List.of(), "us-east-1");

    Cli.Result result = cli(s3).run(DEPLOY);

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err()).contains("There is no folder lambdas in " + project);
    assertThat(s3.listBuckets().buckets()).isEmpty();
  }

  /** S3 as somebody meets it who is not logged in. */
  private static final class NoCredentials implements S3Client {
    @Override
    public HeadBucketResponse headBucket(Consumer<HeadBucketRequest.Builder> request) {
      throw SdkClientException.create("Unable to load credentials from any of the providers");
    }

    @Override
    public String serviceName() {
      return "s3";
    }

    @Override
    public void close() {}
  }
}
