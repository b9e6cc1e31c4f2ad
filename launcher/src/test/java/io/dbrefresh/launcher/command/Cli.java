package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.process.Input;
import io.dbrefresh.launcher.process.Interrupts;
import io.dbrefresh.launcher.process.Screen;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.Regions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** The command line as its user meets it: arguments in, exit code and text out. */
final class Cli {
  static final Instant NOW = Instant.parse("2026-11-21T03:14:15Z");
  private static final Path SAMPLES = Path.of("..", "refresh-configs", "us-east-1");

  final FakeRegions regions = new FakeRegions();
  final Map<String, String> environment = new HashMap<>();
  final Path project;
  Runnable onPause = () -> {};
  Runnable pressCtrlC = () -> {};
  boolean left;
  String typed = "";

  Cli(Path project) throws IOException {
    this.project = project;
    copy("db-app1-mysqlinstd.json");
    copy("db-app2-auposinstd.json");
  }

  private void copy(String name) throws IOException {
    Path folder = Files.createDirectories(configs());
    Files.copy(SAMPLES.resolve(name), folder.resolve(name));
  }

  Path configs() {
    return project.resolve("refresh-configs").resolve("us-east-1");
  }

  /** Writes a refresh file made from the MySQL sample. */
  void refreshFile(String name, String replace, String by) throws IOException {
    String sample = Files.readString(SAMPLES.resolve("db-app1-mysqlinstd.json"));
    Files.writeString(configs().resolve(name), sample.replace(replace, by));
  }

  Result run(String... arguments) {
    return run(regions, arguments);
  }

  Result run(Regions used, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Surroundings surroundings =
        new Surroundings(
            project,
            project,
            environment,
            "dba@host",
            Input.of(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), false),
            Screen.pipe(),
            Clock.fixed(NOW, ZoneOffset.UTC),
            duration -> onPause.run(),
            used,
            new Interrupts(handler -> pressCtrlC = handler, () -> left = true));
    int exitCode =
        DbRefresh.commandLine(
                arguments.length == 0 ? "" : arguments[0],
                surroundings,
                new PrintWriter(out),
                new PrintWriter(err))
            .execute(arguments);
    return new Result(exitCode, out.toString(), err.toString());
  }

  /** What a command left behind. */
  record Result(int exitCode, String out, String err) {}
}
