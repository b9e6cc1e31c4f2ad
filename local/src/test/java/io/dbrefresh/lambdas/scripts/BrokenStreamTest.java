package io.dbrefresh.lambdas.scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.sql.Dialect;
import io.dbrefresh.lambdas.sql.Logins;
import io.dbrefresh.local.s3.LocalS3;
import io.dbrefresh.statemachine.plan.ScriptFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/** A way to S3 that breaks in the middle of a script does not break the script. */
class BrokenStreamTest {
  private static final int CHUNK = 1000;

  @TempDir Path folder;
  S3Client s3 = new LocalS3(Path.of("unused"), List.of(), "us-east-1");

  @BeforeEach
  void create_bucket() {
    s3 = new LocalS3(folder.resolve("s3"), List.of(), "us-east-1");
    s3.createBucket(create -> create.bucket("scripts"));
  }

  private void put(String text) {
    s3.putObject(put -> put.bucket("scripts").key("p/a.sql"), RequestBody.fromString(text));
  }

  private static ScriptFile seen(S3Client s3) {
    return new ScriptStore(s3, "scripts", "p/")
        .find(
            List.of(ScriptFile.unseen("a.sql")),
            missing -> {
              throw new AssertionError(missing);
            })
        .get(0);
  }

  private static String text(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
  }

  private static String digits(int count) {
    return "0123456789".repeat(count / 10);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void goes_on_at_the_byte_where_it_broke(boolean quietly) throws IOException {
    put(digits(5 * CHUNK + 500));
    BreakingS3 breaking = new BreakingS3(s3, CHUNK, quietly);
    try (InputStream stream = new ScriptStore(breaking, "scripts", "p/").open(seen(s3))) {
      assertThat(text(stream)).isEqualTo(digits(5 * CHUNK + 500));
    }
    assertThat(breaking.requests())
        .extracting(GetObjectRequest::range)
        .containsExactly(
            null, "bytes=1000-", "bytes=2000-", "bytes=3000-", "bytes=4000-", "bytes=5000-");
    assertThat(breaking.requests()).extracting(GetObjectRequest::versionId).doesNotContainNull();
    assertThat(breaking.requests().subList(1, 6))
        .extracting(GetObjectRequest::ifMatch)
        .doesNotContainNull();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void gives_up_where_it_breaks_again_and_again(boolean quietly) throws IOException {
    put(digits(10 * CHUNK));
    BreakingS3 breaking = new BreakingS3(s3, CHUNK, quietly);
    try (InputStream stream = new ScriptStore(breaking, "scripts", "p/").open(seen(s3))) {
      assertThatThrownBy(() -> text(stream)).isInstanceOf(IOException.class);
    }
    assertThat(breaking.requests()).hasSize(1 + ObjectStream.MOST_BREAKS);
  }

  @Test
  void breaks_that_are_far_apart_are_all_mended() throws IOException {
    put(digits(10 << 20));
    BreakingS3 breaking = new BreakingS3(s3, 1 << 20, false);
    try (InputStream stream = new ScriptStore(breaking, "scripts", "p/").open(seen(s3))) {
      assertThat(text(stream)).isEqualTo(digits(10 << 20));
    }
    assertThat(breaking.requests()).hasSize(10);
  }

  @Test
  void does_not_go_on_in_another_object() throws IOException {
    put(digits(3 * CHUNK));
    try (InputStream stream =
        new ScriptStore(new BreakingS3(s3, CHUNK, false), "scripts", "p/").open(seen(s3))) {
      assertThat(stream.readNBytes(CHUNK)).hasSize(CHUNK);
      put("x".repeat(3 * CHUNK));
      assertThatThrownBy(() -> text(stream))
          .isInstanceOf(StepFailedException.class)
          .hasMessageContaining("is not what prepare saw");
    }
  }

  @Test
  void every_row_of_a_script_arrives_once() throws Exception {
    try (ScriptServer server = new ScriptServer(folder.resolve("server"), Dialect.POSTGRESQL)) {
      server.sql("CREATE TABLE rows (n int PRIMARY KEY)");
      StringBuilder script = new StringBuilder("COPY rows FROM STDIN;\n");
      for (int row = 1; row <= 500_000; row++) {
        script.append(row).append('\n');
      }
      put(script.append("\\.\nINSERT INTO rows VALUES (0);\n").toString());
      BreakingS3 breaking = new BreakingS3(s3, (1 << 20) + 7, false);
      PhaseRun run =
          new PhaseRun(
              new Logins(Map.of()),
              server.login(server.port()),
              new Marks(Dialect.POSTGRESQL, "run-1", Phase.POST),
              List.of(seen(s3)),
              new ScriptStore(breaking, "scripts", "p/"),
              ScriptFile::name,
              Clock.systemUTC());

      run.advance(TimeLeft.of(() -> Integer.MAX_VALUE), line -> {});

      assertThat(breaking.requests()).hasSizeGreaterThan(3);
      assertThat(server.ask("SELECT count(*) FROM rows")).containsExactly("500001");
    }
  }
}
