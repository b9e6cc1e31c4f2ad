package io.dbrefresh.launcher.refreshfile;

import io.dbrefresh.statemachine.plan.DatabaseNames;
import io.dbrefresh.statemachine.plan.Password;
import io.dbrefresh.statemachine.plan.Replica;
import io.dbrefresh.statemachine.plan.Replicas;
import io.dbrefresh.statemachine.refreshfile.InvalidRefreshFileException;
import io.dbrefresh.statemachine.refreshfile.RefreshFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** In which secrets the passwords of targets are, as the refresh files have it. */
public final class TargetSecrets {
  private final RefreshFiles files;
  private final String region;

  /** As the refresh files of {@code project} for {@code region} have it. */
  public TargetSecrets(Path project, String region) {
    this.files = new RefreshFiles(project);
    this.region = region;
  }

  /** The secrets of a target, by its instance's, its cluster's or a replica's identifier. */
  public List<String> of(String identifier) {
    return files.in(region).stream()
        .flatMap(file -> valid(file).stream())
        .filter(file -> names(file).contains(identifier))
        .flatMap(file -> file.password().map(Password::secret).stream())
        .distinct()
        .toList();
  }

  private static List<String> names(RefreshFile file) {
    DatabaseNames target = file.target();
    List<String> names = new ArrayList<>();
    Stream.of(target, target.with("temp"), target.with("old"))
        .forEach(
            each -> {
              names.add(each.instance());
              each.cluster().ifPresent(names::add);
            });
    file.replicas().ifPresent(replicas -> names.addAll(replicaNames(replicas)));
    return names;
  }

  private static List<String> replicaNames(Replicas replicas) {
    return replicas.replicas().stream().map(Replica::instance).toList();
  }

  private Optional<RefreshFile> valid(Path file) {
    try {
      return Optional.of(LaunchInput.read(files.shown(file), file).file());
    } catch (InvalidRefreshFileException invalid) {
      return Optional.empty();
    }
  }
}
