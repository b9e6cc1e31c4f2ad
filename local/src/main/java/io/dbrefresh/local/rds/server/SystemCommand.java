package io.dbrefresh.local.rds.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A command of the operating system that is run to its end. */
final class SystemCommand {
  private static final int LAST = 4;

  private SystemCommand() {}

  /** Runs the command; what it says is in the exception when it fails. */
  static void run(List<String> command) throws IOException {
    run(command, Optional.empty());
  }

  /** Runs the command with {@code input} as its standard input. */
  static void run(List<String> command, Optional<Path> input) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    builder.redirectInput(input.map(Path::toFile).orElse(Path.of("/dev/null").toFile()));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = await(process);
    if (code != 0) {
      throw new IOException(command.get(0) + " ended with " + code + ": " + tail(output));
    }
  }

  /** The last lines of a log, on one line. */
  static String tail(Path log) {
    try {
      return tail(new String(Files.readAllBytes(log), StandardCharsets.UTF_8));
    } catch (IOException gone) {
      return "no output";
    }
  }

  private static String tail(String output) {
    List<String> lines = output.lines().toList();
    return String.join(" | ", lines.subList(Math.max(0, lines.size() - LAST), lines.size()));
  }

  private static int await(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted");
    }
  }
}
