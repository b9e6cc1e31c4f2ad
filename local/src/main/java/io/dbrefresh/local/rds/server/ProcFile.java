package io.dbrefresh.local.rds.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What Linux tells of a process under {@code /proc} (proc(5), "/proc/pid/stat"). */
final class ProcFile {
  private static final int STATE = 0;
  private static final int START_TIME = 19;

  private ProcFile() {}

  /** When the process started, in ticks since the machine did; -1 when there is no such process. */
  static long startTime(long pid) {
    try {
      return Long.parseLong(field(Path.of("/proc", Long.toString(pid), "stat"), START_TIME));
    } catch (IOException gone) {
      return -1;
    }
  }

  static String commandLine(long pid) {
    try {
      byte[] line = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline"));
      return new String(line, StandardCharsets.UTF_8).replace('\0', ' ');
    } catch (IOException gone) {
      return "";
    }
  }

  /** Whether every thread of the process stands still, or the process has ended. */
  static boolean stopped(long pid) {
    Path tasks = Path.of("/proc", Long.toString(pid), "task");
    List<Path> threads;
    try (Stream<Path> listed = Files.list(tasks)) {
      threads = listed.toList();
    } catch (IOException gone) {
      return true;
    }
    return threads.stream().allMatch(ProcFile::threadStopped);
  }

  private static boolean threadStopped(Path thread) {
    try {
      return "TtZX".contains(field(thread.resolve("stat"), STATE));
    } catch (IOException gone) {
      return true;
    }
  }

  /** Fields are counted after the command's name, which stands in parentheses and may hold any. */
  private static String field(Path stat, int index) throws IOException {
    String line = Files.readString(stat, StandardCharsets.ISO_8859_1);
    return line.substring(line.lastIndexOf(')') + 2).split(" ", -1)[index];
  }
}
