package io.dbrefresh.launcher.refreshfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The refresh files of a project: {@code refresh-configs/<region>/db-<application>-<target>.json}.
 */
public final class RefreshFiles {
  private static final String FOLDER = "refresh-configs";
  private static final String POLICY = "policy.json";
  private static final Pattern NAME = Pattern.compile("db-(.+)\\.json");

  private final Path project;

  /** The refresh files under {@code project}. */
  public RefreshFiles(Path project) {
    this.project = project;
  }

  /** Where the refresh file of {@code application} and {@code target} lies, if it does. */
  public Optional<Path> find(String region, String application, String target) {
    Path file = place(region, application, target);
    return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
  }

  /** Where the refresh file of {@code application} and {@code target} belongs. */
  public Path place(String region, String application, String target) {
    return folder(region).resolve(name(application, target));
  }

  /** All refresh files of {@code region}, by name. */
  public List<Path> in(String region) {
    return list(folder(region)).filter(RefreshFiles::isRefreshFile).sorted().toList();
  }

  /** All refresh files of all regions, by name. */
  public List<Path> all() {
    return list(project.resolve(FOLDER))
        .filter(Files::isDirectory)
        .sorted()
        .flatMap(RefreshFiles::list)
        .filter(RefreshFiles::isRefreshFile)
        .sorted()
        .toList();
  }

  /**
   * All refresh files in {@code folder} and the folders below it, by name, and behind them the
   * direction policy where one lies beside them.
   */
  public static List<Path> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> regular = files.filter(Files::isRegularFile).sorted().toList();
      return Stream.concat(
              regular.stream().filter(RefreshFiles::isRefreshFile),
              regular.stream().filter(file -> file.endsWith(POLICY)))
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot list " + folder, failed);
    }
  }

  /** The direction policy, where the project has one. */
  public Optional<Path> policy() {
    return Optional.of(project.resolve(FOLDER).resolve(POLICY)).filter(Files::isRegularFile);
  }

  /**
   * What to type for the refresh files of {@code region}, {@code <target> <application>}, the ones
   * most like what was asked for first. An application may have a dash in its name, an identifier
   * of RDS too: the last dash parts them, which is right for all but the latter.
   */
  public List<String> nearest(String region, String application, String target) {
    String asked = application + "-" + target;
    return in(region).stream()
        .map(file -> NAME.matcher(file.getFileName().toString()))
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .sorted(Comparator.comparingInt(name -> EditDistance.between(name, asked)))
        .map(RefreshFiles::asTyped)
        .toList();
  }

  /** {@code file} as people would name it from the project's folder. */
  public String shown(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path root = project.toAbsolutePath().normalize();
    return (absolute.startsWith(root) ? root.relativize(absolute) : file).toString();
  }

  /** Where the refresh file of {@code application} and {@code target} belongs, for messages. */
  public String expected(String region, String application, String target) {
    return shown(place(region, application, target));
  }

  private static String asTyped(String name) {
    int dash = name.lastIndexOf('-');
    return dash < 0 ? name : name.substring(dash + 1) + " " + name.substring(0, dash);
  }

  private static String name(String application, String target) {
    return "db-" + application + "-" + target + ".json";
  }

  private static boolean isRefreshFile(Path file) {
    return NAME.matcher(file.getFileName().toString()).matches();
  }

  private Path folder(String region) {
    return project.resolve(FOLDER).resolve(region);
  }

  private static Stream<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().stream();
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot list " + folder, failed);
    }
  }
}
