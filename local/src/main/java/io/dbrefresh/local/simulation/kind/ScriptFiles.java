package io.dbrefresh.local.simulation.kind;

import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.s3.LocalS3;
import io.dbrefresh.local.simulation.world.SimulatedSql;
import io.dbrefresh.statemachine.plan.Scripts;
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
    return new LocalS3(folder, List.of(), LocalRegion.REGION);
  }

  private static void write(Path folder, Scripts scripts, List<String> keys) {
    Path bucket = folder.resolve("buckets").resolve(scripts.bucket());
    try {
      for (String key : keys) {
        Path file = bucket.resolve(key);
        Files.createDirectories(file.getParent());
        Files.writeString(file, SimulatedSql.script(key));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
