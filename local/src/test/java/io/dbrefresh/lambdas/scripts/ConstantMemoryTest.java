package io.dbrefresh.lambdas.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.lambdas.sql.Dialect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts that are many times as long as the memory of the process that runs them. */
class ConstantMemoryTest {
  private static final long COPY = 300L << 20;
  private static final long INSERTS = 64L << 20;

  @TempDir static Path folder;
  private static ScriptServer postgres;

  @BeforeAll
  static void start() throws Exception {
    postgres = new ScriptServer(folder.resolve("postgres"), Dialect.POSTGRESQL);
    postgres.sql("CREATE UNLOGGED TABLE big (n int, t text)");
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  private static String[] run(String what, long bytes) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                ScriptOfSize.class.getName(),
                "postgres",
                Integer.toString(postgres.port()),
                postgres.login(postgres.port()).password(),
                what,
                Long.toString(bytes))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output.strip().split(" ");
  }

  @Test
  void one_copy_of_300_mib_runs_in_32_mib_of_heap() throws Exception {
    String[] said = run("copy", COPY);
    assertThat(said[0]).isEqualTo("1");
    assertThat(postgres.ask("SELECT count(*) FROM big")).containsExactly(said[1]);
    assertThat(Long.parseLong(said[1])).isGreaterThan(COPY / 101);
    postgres.sql("TRUNCATE big");
  }

  @Test
  void many_inserts_run_in_32_mib_of_heap() throws Exception {
    String[] said = run("inserts", INSERTS);
    assertThat(said[0]).isEqualTo(said[1]);
    assertThat(postgres.ask("SELECT count(*) FROM big")).containsExactly(said[1]);
    postgres.sql("TRUNCATE big");
  }
}
