package io.dbrefresh.local.simulation.kind;

import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.s3.LocalS3;
import io.dbrefresh.local.simulation.world.SimulatedSql;
import io.dbrefresh.statemachine.plan.Queries;
import io.dbrefresh.statemachine.plan.Scripts;
import io.dbrefresh.statemachine.plan.Verification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;

/** The objects of S3 that a refresh reads: scripts of which the model can tell that they ran. */
public final class ScriptFiles {
  private ScriptFiles() {}

  /** A bucket in {@code folder} with every script of the refresh. */
  public static S3Client in(Path folder, Scenario scenario) {
    scenario
        .file()
        .scripts()
        .ifPresent(
            scripts -> {
              write(folder, scripts, scenario.preScripts());
              write(folder, scripts, scenario.scripts());
            });
    scenario
        .file()
        .verification()
        .flatMap(Verification::queries)
        .ifPresent(queries -> write(folder, queries));
    return new LocalS3(folder, List.of(), LocalRegion.REGION);
  }

  private static void write(Path folder, Scripts scripts, List<String> keys) {
    keys.forEach(key -> write(folder, scripts.bucket(), key, SimulatedSql.script(key)));
  }

  private static void write(Path folder, Queries queries) {
    queries
        .files()
        .forEach(
            file -> write(folder, queries.bucket(), queries.prefix() + file.name(), "SELECT 1;\n"));
  }

  private static void write(Path folder, String bucket, String key, String text) {
    Path file = folder.resolve("buckets").resolve(bucket).resolve(key);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
