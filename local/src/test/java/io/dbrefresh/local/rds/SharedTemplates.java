package io.dbrefresh.local.rds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Empty data directories that the regions of one test run hand on to each other, with the password
 * that is in them: making them takes longer than most tests.
 */
final class SharedTemplates {
  private static Optional<SharedTemplates> ofThisRun = Optional.empty();
  private static final List<String> WITH_PASSWORD = List.of("rdsadmin", "templates");

  private final Path cache;

  private SharedTemplates() {
    try {
      cache = Files.createTempDirectory("dbrefresh-templates");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::remove));
  }

  /** Gives a region that is yet to be opened what there is. */
  static synchronized void give(Path region) {
    if (!Files.exists(region.resolve("rdsadmin"))) {
      ofThisRun.ifPresent(shared -> copy(shared.cache, region));
    }
  }

  /** Takes over what a region has made that began with what there was. */
  static synchronized void take(Path region) {
    if (!Files.isDirectory(region.resolve("templates"))) {
      return;
    }
    if (ofThisRun.isEmpty()) {
      ofThisRun = Optional.of(new SharedTemplates());
      copy(region, ofThisRun.get().cache);
    } else if (ofThisRun.get().samePassword(region)) {
      copy(region, ofThisRun.get().cache);
    }
  }

  private boolean samePassword(Path region) {
    try {
      return Files.mismatch(cache.resolve("rdsadmin"), region.resolve("rdsadmin")) < 0;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void copy(Path from, Path to) {
    for (String name : WITH_PASSWORD) {
      if (Files.exists(from.resolve(name))) {
        run("cp", "-a", "-n", from.resolve(name).toString(), to.toString());
      }
    }
  }

  private static void run(String... command) {
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + " failed");
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private void remove() {
    try (Stream<Path> all = Files.walk(cache)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException left) {
      throw new UncheckedIOException(left);
    }
  }
}
