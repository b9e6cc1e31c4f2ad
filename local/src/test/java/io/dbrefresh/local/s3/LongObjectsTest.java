package io.dbrefresh.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Objects are streamed in and out, whole or in parts. */
class LongObjectsTest {
  private static final long LONG = 64 << 20;
  private static final long FEW = 16 << 20;

  @TempDir Path folder;
  S3Client client = new LocalS3(Path.of("unused"), List.of(), "us-east-1");

  @BeforeEach
  void create_bucket() {
    client = new LocalS3(folder.resolve("s3"), List.of(), "us-east-1");
    client.createBucket(request -> request.bucket("long"));
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  /** A file of so many bytes that takes no room on the disk. */
  private Path sparse() throws IOException {
    Path file = folder.resolve("sparse");
    try (var channel =
        java.nio.channels.FileChannel.open(
            Files.createFile(file), java.nio.file.StandardOpenOption.WRITE)) {
      channel.write(StandardCharsets.US_ASCII.encode("end."), LONG - 4);
    }
    return file;
  }

  @Test
  void a_long_object_is_never_in_memory() throws IOException {
    RequestBody body = RequestBody.fromFile(sparse());
    long before = allocated();

    client.putObject(put -> put.bucket("long").key("k"), body);
    HeadObjectResponse head = client.headObject(ask -> ask.bucket("long").key("k"));
    long read = 0;
    try (ResponseInputStream<GetObjectResponse> stream =
        client.getObject(get -> get.bucket("long").key("k").ifMatch(head.eTag()))) {
      byte[] buffer = new byte[1 << 16];
      for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
        read += count;
      }
    }

    assertThat(allocated() - before).isLessThan(FEW);
    assertThat(read).isEqualTo(LONG).isEqualTo(head.contentLength());
  }

  @Test
  void a_part_of_a_long_object_is_read_alone() throws IOException {
    client.putObject(put -> put.bucket("long").key("k"), RequestBody.fromFile(sparse()));
    try (ResponseInputStream<GetObjectResponse> part =
        client.getObject(get -> get.bucket("long").key("k").range("bytes=" + (LONG - 4) + "-"))) {
      assertThat(new String(part.readAllBytes(), StandardCharsets.US_ASCII)).isEqualTo("end.");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-, 0123456789, bytes 0-9/10",
    "bytes=7-, 789, bytes 7-9/10",
    "bytes=2-4, 234, bytes 2-4/10",
    "bytes=8-99, 89, bytes 8-9/10",
    "bytes=-3, 789, bytes 7-9/10",
    "bytes=-99, 0123456789, bytes 0-9/10",
    "bytes=4-2, 0123456789, ",
    "bytes=-, 0123456789, ",
    "lines=1-2, 0123456789, "
  })
  void answers_a_range(String range, String text, String contentRange) throws IOException {
    client.putObject(put -> put.bucket("long").key("k"), RequestBody.fromString("0123456789"));
    try (ResponseInputStream<GetObjectResponse> part =
        client.getObject(get -> get.bucket("long").key("k").range(range))) {
      assertThat(new String(part.readAllBytes(), StandardCharsets.US_ASCII)).isEqualTo(text);
      assertThat(part.response().contentLength()).isEqualTo(text.length());
      assertThat(part.response().contentRange()).isEqualTo(contentRange);
    }
  }

  @Test
  void refuses_a_range_behind_the_end_or_of_another_object() {
    client.putObject(put -> put.bucket("long").key("k"), RequestBody.fromString("0123456789"));
    assertThatThrownBy(
            () -> client.getObject(get -> get.bucket("long").key("k").range("bytes=10-")))
        .isInstanceOfSatisfying(
            S3Exception.class,
            refused -> {
              assertThat(refused.statusCode()).isEqualTo(416);
              assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("InvalidRange");
            });
    assertThatThrownBy(
            () ->
                client.getObject(get -> get.bucket("long").key("k").range("bytes=1-").ifMatch("x")))
        .isInstanceOf(S3Exception.class)
        .hasMessageContaining("pre-conditions");
  }

  @Test
  void what_is_being_read_is_what_was_there_when_it_was_opened() throws IOException {
    client.putObject(put -> put.bucket("long").key("k"), RequestBody.fromString("old"));
    try (InputStream old = client.getObject(get -> get.bucket("long").key("k"))) {
      client.putObject(put -> put.bucket("long").key("k"), RequestBody.fromString("new"));
      assertThat(new String(old.readAllBytes(), StandardCharsets.US_ASCII)).isEqualTo("old");
    }
  }
}
