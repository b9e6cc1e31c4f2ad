package io.dbrefresh.launcher.init;

import io.dbrefresh.launcher.refreshfile.LaunchInput;
import io.dbrefresh.launcher.refreshfile.RefreshFiles;
import io.dbrefresh.statemachine.plan.Scripts;
import io.dbrefresh.statemachine.refreshfile.InvalidRefreshFileException;
import io.dbrefresh.statemachine.refreshfile.RefreshFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Where the other refreshes of a region have their scripts, and whom they tell. */
final class KnownPlaces {
  private static final String SCRIPTS = "sqlscripts";

  private final Path project;
  private final List<RefreshFile> others;

  KnownPlaces(Path project, String region) {
    this.project = project;
    RefreshFiles files = new RefreshFiles(project);
    this.others =
        files.in(region).stream().flatMap(file -> read(files.shown(file), file).stream()).toList();
  }

  private static Optional<RefreshFile> read(String shown, Path file) {
    try {
      return Optional.of(LaunchInput.read(shown, file).file());
    } catch (InvalidRefreshFileException invalid) {
      return Optional.empty();
    }
  }

  Optional<String> topic() {
    return only(RefreshFile::topicArn);
  }

  Optional<String> table() {
    return only(RefreshFile::recordTable);
  }

  Optional<String> bucket() {
    return only(file -> file.scripts().map(Scripts::bucket));
  }

  /** What all others that say it agree on. */
  private Optional<String> only(Function<RefreshFile, Optional<String>> said) {
    List<String> all = others.stream().map(said).flatMap(Optional::stream).distinct().toList();
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  /** The folder of the target's own scripts, {@code sqlscripts/<engine>/<target>}. */
  Optional<String> folder(String target) {
    return list(project.resolve(SCRIPTS)).stream()
        .map(engine -> engine.resolve(target))
        .filter(Files::isDirectory)
        .map(folder -> SCRIPTS + "/" + project.resolve(SCRIPTS).relativize(folder))
        .findFirst();
  }

  /** The numbered scripts of a folder, in their order. */
  List<String> scripts(String folder) {
    return list(project.resolve(folder)).stream()
        .map(file -> file.getFileName().toString())
        .filter(name -> name.matches("[0-9].*\\.sql"))
        .toList();
  }

  private static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot list " + folder, failed);
    }
  }
}
