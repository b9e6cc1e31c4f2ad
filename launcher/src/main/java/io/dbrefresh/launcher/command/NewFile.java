package io.dbrefresh.launcher.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that a command writes. */
final class NewFile {
  private NewFile() {}

  /**
   * Writes {@code text}.
   *
   * @param way what to type so that a file that exists is not in the way
   */
  static void write(Path file, String text, boolean overwrite, String way) {
    OpenOption[] options =
        overwrite
            ? new OpenOption[0]
            : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
    try {
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      Files.writeString(file, text, options);
    } catch (FileAlreadyExistsException existing) {
      throw new CommandException(ExitCode.USAGE, file + " exists. " + way);
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot write " + file + ": " + failed.getMessage(), failed);
    }
  }
}
