package io.dbrefresh.lambdas.scripts;

import io.dbrefresh.lambdas.sql.Logins;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * A process of its own that runs one script of a file: {@code postgres|mariadb port password file}.
 * It prints the milliseconds of its first run and of its second, as of a function that was called
 * before.
 */
final class ScriptOfFile {
  private ScriptOfFile() {}

  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[3]).toAbsolutePath();
    S3Client bucket =
        new S3Client() {
          @Override
          public <T> T getObject(
              GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
            try {
              return transformer.transform(
                  GetObjectResponse.builder().build(),
                  AbortableInputStream.create(Files.newInputStream(file)));
            } catch (RuntimeException thrown) {
              throw thrown;
            } catch (Exception thrown) {
              throw SdkClientException.create(thrown.getMessage(), thrown);
            }
          }

          @Override
          public String serviceName() {
            return SERVICE_NAME;
          }

          @Override
          public void close() {}
        };
    long first = millis(arguments, bucket);
    try (Connection connection = new Logins(Map.of()).connect(ScriptOfSize.login(arguments));
        Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE TABLE big"); // both begin with an empty table
    }
    System.out.println(first + " " + millis(arguments, bucket));
  }

  private static long millis(String[] arguments, S3Client bucket) throws Exception {
    PhaseRun run = ScriptOfSize.run(arguments, bucket);
    long begun = System.nanoTime();
    PhaseRun.Standing standing = run.advance(TimeLeft.of(() -> Integer.MAX_VALUE), line -> {});
    if (standing.reports().isEmpty()) {
      throw new IllegalStateException("The script has not run to its end");
    }
    long millis = (System.nanoTime() - begun) / 1_000_000;
    run.clear();
    return millis;
  }
}
