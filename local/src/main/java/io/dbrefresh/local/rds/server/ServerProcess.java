package io.dbrefresh.local.rds.server;

import io.dbrefresh.local.rds.storage.PortTakenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A server that was started here. */
final class ServerProcess {
  private static final int READY_LOOKS = 6_000;
  private static final int LOOKS_AT_MESSAGES = 25;
  private static final long STOP_SECONDS = 20;

  private final ServerSoftware software;
  private final Process process;
  private final VolumeFolder volume;
  private final int port;

  private ServerProcess(ServerSoftware software, Process process, VolumeFolder volume, int port) {
    this.software = software;
    this.process = process;
    this.volume = volume;
    this.port = port;
  }

  /**
   * Starts the process; {@link #awaitReady} says when it answers.
   *
   * @param options besides those that every server of the software has
   */
  static ServerProcess launch(
      ServerSoftware software,
      Privileges privileges,
      VolumeFolder volume,
      List<String> options,
      int port)
      throws IOException {
    for (String file : software.processFiles()) {
      Files.deleteIfExists(volume.data().resolve(file));
    }
    software.prepare(volume);
    List<String> command = new ArrayList<>(software.command(volume, port));
    command.addAll(options);
    ProcessBuilder builder =
        new ProcessBuilder(privileges.detached(command))
            .directory(volume.data().toFile())
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(volume.messages().toFile());
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("PGSERVICEFILE", volume.upstream().toString());
    return new ServerProcess(software, builder.start(), volume, port);
  }

  /**
   * Waits until the server has recovered and answers.
   *
   * @throws PortTakenException when another program has its port
   * @throws IOException when it ends, never answers, or has said that it never will
   */
  void awaitReady(String adminPassword) throws IOException {
    Optional<SQLException> last = Optional.empty();
    for (int look = 0; look < READY_LOOKS; look++) {
      if (!process.isAlive()) {
        throw ended();
      }
      try (Connection connection = software.connect(port, adminPassword)) {
        connection.isValid(5);
        return;
      } catch (SQLException notYet) {
        last = Optional.of(notYet);
      }
      if (look % LOOKS_AT_MESSAGES == 0 && software.hopeless(volume)) {
        stop();
        throw new IOException("The server cannot begin: " + SystemCommand.tail(volume.messages()));
      }
      Pause.millis(20);
    }
    stop();
    throw new IOException(
        "The server does not answer: " + last.map(SQLException::getMessage).orElse(""));
  }

  private IOException ended() throws IOException {
    Path log = volume.messages();
    String text = Files.isReadable(log) ? Files.readString(log) : "";
    if (text.contains("Address already in use") || text.contains("port: " + port + " ?")) {
      throw new PortTakenException(port);
    }
    return new IOException("The server ended: " + SystemCommand.tail(log));
  }

  boolean alive() {
    return process.isAlive();
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  Standstill freeze() throws IOException {
    return new Standstill(process.pid());
  }

  /** Shuts down without waiting for clients, whose transactions end. */
  void stop() {
    if (!process.isAlive()) {
      return;
    }
    Signals.send(software.stopSignal(), List.of(process.pid()));
    if (!ended(STOP_SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      ended(STOP_SECONDS);
    }
  }

  private boolean ended(long seconds) {
    try {
      return process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
