package io.dbrefresh.lambdas.scripts;

import io.dbrefresh.lambdas.rds.Address;
import io.dbrefresh.lambdas.sql.Dialect;
import io.dbrefresh.lambdas.sql.Login;
import io.dbrefresh.lambdas.sql.Logins;
import io.dbrefresh.statemachine.plan.ScriptFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process of its own that runs one generated script: {@code postgres|mariadb port password
 * copy|inserts bytes}. It prints statements, rows, milliseconds, and the most memory that the
 * process had, in KiB.
 */
final class ScriptOfSize {
  private static final String ROW = "INSERT INTO big VALUES (1, 'x" + "y".repeat(60) + "');\n";

  private ScriptOfSize() {}

  public static void main(String[] arguments) throws Exception {
    long bytes = Long.parseLong(arguments[4]);
    GeneratedScripts scripts =
        arguments[3].equals("copy")
            ? new GeneratedScripts(
                "COPY big FROM STDIN;\n", "1\tx" + "y".repeat(96) + "\n", "\\.\n", bytes)
            : new GeneratedScripts("", ROW, "", bytes);
    PhaseRun run = run(arguments, scripts);
    long begun = System.nanoTime();
    ScriptReport report =
        run.advance(TimeLeft.of(() -> Integer.MAX_VALUE), line -> {})
            .reports()
            .orElseThrow()
            .get(0);
    long millis = (System.nanoTime() - begun) / 1_000_000;
    run.clear();
    System.out.printf("%d %d %d %s%n", report.statements(), report.rows(), millis, mostMemory());
  }

  /** The run of one script out of {@code bucket}. */
  static PhaseRun run(String[] arguments, software.amazon.awssdk.services.s3.S3Client bucket) {
    Login login = login(arguments);
    return new PhaseRun(
        new Logins(Map.of()),
        login,
        new Marks(login.dialect(), "size-" + System.nanoTime(), Phase.POST),
        List.of(ScriptFile.unseen("big.sql")),
        new ScriptStore(bucket, "bucket", ""),
        ScriptFile::name,
        Clock.systemUTC());
  }

  static Login login(String[] arguments) {
    return new Login(
        arguments[0].equals("postgres") ? Dialect.POSTGRESQL : Dialect.MYSQL,
        new Address("127.0.0.1", Integer.parseInt(arguments[1])),
        Optional.of("app"),
        "admin1",
        arguments[2]);
  }

  private static String mostMemory() throws java.io.IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .map(line -> line.replaceAll("\\D", ""))
        .findFirst()
        .orElse("0");
  }
}
