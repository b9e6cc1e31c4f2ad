package io.dbrefresh.launcher.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The packages of the functions, which Maven builds. */
public final class Packages {
  private Packages() {}

  /** Those that are not built yet. */
  public static List<String> missing(Path project) {
    return Artifacts.PACKAGES.stream()
        .filter(name -> !Files.isRegularFile(Artifacts.built(project, name)))
        .toList();
  }

  /** Whether the folder that they are built from is there. */
  public static boolean haveSources(Path project) {
    return Files.isDirectory(project.resolve("lambdas"));
  }

  /** Whether the functions could check the certificates of databases. */
  public static boolean hasAuthorities(Path project) {
    return Files.isRegularFile(
        project.resolve("lambdas").resolve("ca").resolve("rds-ca-bundle.pem"));
  }

  /**
   * Builds them.
   *
   * @return Maven's exit code; its output goes to {@link #log}
   */
  public static int build(Path project) throws IOException, InterruptedException {
    Files.createDirectories(target(project));
    return new ProcessBuilder(
            "mvn",
            "-B",
            "-q",
            "-DskipTests",
            "-DskipChecks=true",
            "-pl",
            "lambdas",
            "-am",
            "package")
        .directory(project.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log(project).toFile())
        .start()
        .waitFor();
  }

  /** Where Maven's output is. */
  public static Path log(Path project) {
    return target(project).resolve("deploy-build.log");
  }

  private static Path target(Path project) {
    return project.resolve("lambdas").resolve("target");
  }
}
