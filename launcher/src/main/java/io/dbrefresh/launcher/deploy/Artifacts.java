package io.dbrefresh.launcher.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a stack is made of: templates, definitions, packages, and the direction policy. The prefix
 * follows from the content, so that CloudFormation sees a change exactly where there is one.
 *
 * @param files by name
 */
public record Artifacts(List<Artifact> files) {
  /** The packages of the functions, as Maven makes them. */
  public static final List<String> PACKAGES = List.of("dbrefresh-tasks.zip", "dbrefresh-sql.zip");

  /** The direction policy, where the project has one. */
  public static final String POLICY = "refresh-configs/policy.json";

  private static final int DIGITS = 16;

  /** Sorted by name. */
  public Artifacts {
    files = files.stream().sorted(Comparator.comparing(Artifact::name)).toList();
  }

  /** Those of {@code project}; its packages have to be built. */
  public static Artifacts of(Path project) {
    List<Artifact> all = new ArrayList<>();
    all.addAll(Artifacts.in(project.resolve("cloudformation"), "cloudformation/", ".yaml"));
    all.addAll(Artifacts.in(project.resolve("statemachine"), "statemachine/", ".asl.json"));
    for (String each : PACKAGES) {
      all.add(new Artifact("functions/" + each, built(project, each)));
    }
    Path policy = project.resolve(POLICY);
    if (Files.isRegularFile(policy)) {
      all.add(new Artifact(POLICY, policy));
    }
    return new Artifacts(all);
  }

  /** Where Maven puts a package. */
  public static Path built(Path project, String name) {
    return project.resolve("lambdas").resolve("target").resolve(name);
  }

  static List<Artifact> in(Path folder, String prefix, String suffix) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file) && file.toString().endsWith(suffix))
          .filter(file -> !folder.relativize(file).startsWith("target"))
          .map(
              file ->
                  new Artifact(
                      prefix + folder.relativize(file).toString().replace('\\', '/'), file))
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot list " + folder, failed);
    }
  }

  /** Whether one of them has this name. */
  public boolean has(String name) {
    return files.stream().anyMatch(file -> file.name().equals(name));
  }

  /** {@code dbrefresh/<hash of names and contents>/}. */
  public String prefix() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Artifact each : files) {
        byte[] content = Files.readAllBytes(each.file());
        digest.update(
            (each.name() + "\0" + content.length + "\0").getBytes(StandardCharsets.UTF_8));
        digest.update(content);
      }
      return "dbrefresh/" + HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS) + "/";
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot read what is to be deployed", failed);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
