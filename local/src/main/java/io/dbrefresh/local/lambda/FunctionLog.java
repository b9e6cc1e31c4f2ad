package io.dbrefresh.local.lambda;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;

/** A function's log: a file of lines, each with the time it was written at. */
final class FunctionLog implements LambdaLogger {
  private final Path file;
  private final Clock clock;

  FunctionLog(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  @Override
  public synchronized void log(String message) {
    StringBuilder lines = new StringBuilder();
    message
        .lines()
        .forEach(line -> lines.append(clock.instant()).append(' ').append(line).append('\n'));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot write " + file + ": " + failed.getMessage(), failed);
    }
  }

  @Override
  public void log(byte[] message) {
    log(new String(message, StandardCharsets.UTF_8));
  }
}
