package io.dbrefresh.local.rds.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A command of the operating system that is run to its end. */
final class SystemCommand {
  private static final long LIMIT_SECONDS = 3600;

  private SystemCommand() {}

  /** Runs the command; what it says is in the exception when it fails. */
  static void run(List<String> command) throws IOException {
    run(command, Optional.empty());
  }

  /** Runs the command with {@code input} as its standard input. */
  static void run(List<String> command, Optional<Path> input) throws IOException {
    Path output = Files.createTempFile("dbrefresh", ".log");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().put("LC_ALL", "C");
      builder.redirectInput(input.map(Path::toFile).orElse(Path.of("/dev/null").toFile()));
      Process process = builder.start();
      int code = await(process);
      if (code != 0) {
        throw new IOException(command.get(0) + " ended with " + code + ": " + tail(output));
      }
    } finally {
      Files.deleteIfExists(output);
    }
  }

  /** The last lines of a log, on one line. */
  static String tail(Path log) {
    try {
      List<String> lines =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      return String.join(" | ", lines.subList(Math.max(0, lines.size() - 4), lines.size())).strip();
    } catch (IOException gone) {
      return "no output";
    }
  }

  private static int await(Process process) throws IOException {
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("did not end within " + LIMIT_SECONDS + " s");
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted");
    }
  }
}
