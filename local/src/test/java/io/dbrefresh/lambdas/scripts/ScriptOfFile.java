package io.dbrefresh.lambdas.scripts;

import io.dbrefresh.local.s3.LocalS3;
import io.dbrefresh.local.s3.Mount;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * A process of its own that runs one script of a file: {@code postgres|mariadb port password file}.
 */
final class ScriptOfFile {
  private ScriptOfFile() {}

  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[3]).toAbsolutePath();
    Path home = Objects.requireNonNull(file.getParent());
    LocalS3 folder =
        new LocalS3(
            home.resolve("s3"), List.of(new Mount("bucket", "mounted/", home)), "us-east-1");
    S3Client bucket =
        new S3Client() {
          @Override
          public <T> T getObject(
              GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
            return folder.getObject(
                get -> get.bucket("bucket").key("mounted/" + file.getFileName()), transformer);
          }

          @Override
          public String serviceName() {
            return SERVICE_NAME;
          }

          @Override
          public void close() {}
        };
    PhaseRun run = ScriptOfSize.run(arguments, bucket);
    long begun = System.nanoTime();
    PhaseRun.Standing standing = run.advance(TimeLeft.of(() -> Integer.MAX_VALUE), line -> {});
    long millis = (System.nanoTime() - begun) / 1_000_000;
    System.out.println(standing.reports().orElseThrow().get(0).statements() + " " + millis);
    run.clear();
  }
}
