package io.dbrefresh.lambdas.scripts;

import io.dbrefresh.lambdas.sql.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Scripts on the same servers by dbrefresh and by the vendors' clients, in turns, each in one
 * transaction; and dbrefresh's memory by the length of a script. Each is a process of its own.
 * Arguments: how often, and the sizes in MiB of the scripts that memory is measured with.
 */
final class ScriptBenchmark {
  private static final String ROW = "INSERT INTO big VALUES (%d, 'x" + "y".repeat(60) + "');\n";

  private final int times;
  private final Path folder = Files.createTempDirectory("script-benchmark");

  private ScriptBenchmark(int times) throws IOException {
    this.times = times;
  }

  public static void main(String[] arguments) throws Exception {
    ScriptBenchmark benchmark = new ScriptBenchmark(Integer.parseInt(arguments[0]));
    try (ScriptServer postgres =
            new ScriptServer(benchmark.folder.resolve("postgres"), Dialect.POSTGRESQL);
        ScriptServer mariadb =
            new ScriptServer(benchmark.folder.resolve("mariadb"), Dialect.MYSQL)) {
      for (ScriptServer server : List.of(postgres, mariadb)) {
        server.sql("CREATE TABLE big (n int, t varchar(200))");
      }
      Path inserts = benchmark.script("inserts.sql", 100_000);
      Path mixed = benchmark.mixed();
      Path copy = benchmark.copy();
      benchmark.compare("100,000 INSERTs, psql", postgres, inserts);
      benchmark.compare("1,000 mixed statements, psql", postgres, mixed);
      benchmark.compare("COPY of 200 MiB, psql", postgres, copy);
      for (String size : Arrays.asList(arguments).subList(1, arguments.length)) {
        benchmark.memory(postgres, Long.parseLong(size));
      }
      benchmark.compare("100,000 INSERTs, mariadb", mariadb, inserts);
      benchmark.compare("1,000 mixed statements, mariadb", mariadb, mixed);
    }
  }

  private Path script(String name, int rows) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows; i++) {
      text.append(ROW.formatted(i));
    }
    return Files.writeString(folder.resolve(name), text);
  }

  private Path mixed() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 250; i++) {
      text.append(ROW.formatted(i));
      text.append("UPDATE big SET t = CONCAT('it''s; ', n) WHERE n = %d;\n".formatted(i));
      text.append("SELECT COUNT(*) FROM big WHERE n < %d;\n".formatted(i));
      text.append("DELETE FROM big WHERE n = %d - 10;\n".formatted(i));
    }
    return Files.writeString(folder.resolve("mixed.sql"), text);
  }

  private Path copy() throws IOException {
    Path file = folder.resolve("copy.sql");
    GeneratedScripts generated =
        new GeneratedScripts(
            "COPY big FROM STDIN;\n", "1\tx" + "y".repeat(96) + "\n", "\\.\n", 200L << 20);
    try (InputStream in = generated.open()) {
      Files.copy(in, file);
    }
    return file;
  }

  private void compare(String what, ScriptServer server, Path script) throws Exception {
    List<Long> first = new ArrayList<>();
    List<Long> second = new ArrayList<>();
    List<Long> theirs = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      server.sql("TRUNCATE TABLE big");
      String[] said = said(ours(server, script));
      first.add(Long.parseLong(said[0]));
      second.add(Long.parseLong(said[1]));
      server.sql("TRUNCATE TABLE big");
      theirs.add(millis(theirs(server, script)));
    }
    long their = median(theirs);
    System.out.printf(
        "%-32s client %5d ms; dbrefresh first %5d ms (throughput %.2f of the client's), again %5d ms (%.2f)%n",
        what,
        their,
        median(first),
        (double) their / median(first),
        median(second),
        (double) their / median(second));
    server.sql("TRUNCATE TABLE big");
  }

  private static long median(List<Long> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }

  /** The times of the script alone: a function's JVM has started before its invocation. */
  private static String[] said(ProcessBuilder command) throws Exception {
    Process process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(command.command() + " failed");
    }
    return output.strip().split(" ");
  }

  private static long millis(ProcessBuilder command) throws Exception {
    long begun = System.nanoTime();
    Process process =
        command
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(command.command() + " failed");
    }
    return (System.nanoTime() - begun) / 1_000_000;
  }

  private static ProcessBuilder ours(ScriptServer server, Path script) {
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-cp",
        System.getProperty("java.class.path"),
        ScriptOfFile.class.getName(),
        server.isPostgres() ? "postgres" : "mariadb",
        Integer.toString(server.port()),
        server.password(),
        script.toString());
  }

  private static ProcessBuilder theirs(ScriptServer server, Path script) {
    String port = Integer.toString(server.port());
    if (server.isPostgres()) {
      ProcessBuilder psql =
          new ProcessBuilder(
              "psql",
              "-X",
              "-q",
              "-1",
              "-v",
              "ON_ERROR_STOP=1",
              "-h",
              "127.0.0.1",
              "-p",
              port,
              "-U",
              "admin1",
              "-f",
              script.toString(),
              "app");
      psql.environment().put("PGPASSWORD", server.password());
      return psql;
    }
    String client = System.getenv().getOrDefault("MARIADB_CLIENT", "mariadb");
    ProcessBuilder mariadb =
        new ProcessBuilder(
            "sh",
            "-c",
            "(echo 'START TRANSACTION;'; cat %s; echo 'COMMIT;') | %s --no-defaults --skip-ssl -h 127.0.0.1 -P %s -u admin1 app"
                .formatted(script, client, port));
    mariadb.environment().put("MYSQL_PWD", server.password());
    return mariadb;
  }

  private void memory(ScriptServer server, long mebibytes) throws Exception {
    server.sql("TRUNCATE TABLE big");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                ScriptOfSize.class.getName(),
                "postgres",
                Integer.toString(server.port()),
                server.password(),
                "copy",
                Long.toString(mebibytes << 20))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String[] said = new String(process.getInputStream().readAllBytes()).strip().split(" ");
    System.out.printf(
        "COPY of %d MiB: %s ms, %d MiB of memory at most%n",
        mebibytes, said[2], Long.parseLong(said[3]) >> 10);
    server.sql("TRUNCATE TABLE big");
  }
}
