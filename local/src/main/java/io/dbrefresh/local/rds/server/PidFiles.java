package io.dbrefresh.local.rds.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Notes of which processes serve the region, so that a later process can end what this one left.
 */
final class PidFiles {
  private static final int PATIENCE = 250;

  private final Path folder;

  PidFiles(Path folder) {
    this.folder = folder;
  }

  void write(String volume, long pid) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(volume), pid + " " + ProcFile.startTime(pid) + "\n");
  }

  void remove(String volume) throws IOException {
    Files.deleteIfExists(folder.resolve(volume));
  }

  /**
   * Ends the servers that a process left behind which was killed.
   *
   * @param volumes the folder that their command lines name; a process that does not is another
   *     program that was given the same number
   */
  void endLeftovers(Path volumes) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> notes;
    try (Stream<Path> listed = Files.list(folder)) {
      notes = listed.toList();
    }
    for (Path note : notes) {
      String[] words = Files.readString(note).strip().split(" ", -1);
      if (words.length == 2 && words[0].matches("[0-9]+") && words[1].matches("[0-9]+")) {
        Path data = volumes.resolve(note.getFileName().toString());
        end(Long.parseLong(words[0]), Long.parseLong(words[1]), data);
      }
      Files.deleteIfExists(note);
    }
  }

  /** Both servers take SIGTERM; one that has clients or was stopped does not get long. */
  private static void end(long pid, long started, Path data) throws IOException {
    boolean ours =
        ProcFile.startTime(pid) == started && ProcFile.commandLine(pid).contains(data.toString());
    if (!ours) {
      return;
    }
    boolean postgres = ProcFile.commandLine(pid).contains("postgres");
    Signals.send(postgres ? "INT" : "TERM", List.of(pid));
    Signals.send("CONT", family(pid));
    for (int look = 0; look < PATIENCE && ProcFile.startTime(pid) == started; look++) {
      Pause.millis(20);
    }
    if (ProcFile.startTime(pid) == started) {
      Signals.send("KILL", family(pid));
    }
  }

  private static List<Long> family(long pid) {
    return ProcessHandle.of(pid).stream()
        .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
        .map(ProcessHandle::pid)
        .toList();
  }
}
