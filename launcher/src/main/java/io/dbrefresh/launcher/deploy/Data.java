package io.dbrefresh.launcher.deploy;

import io.dbrefresh.launcher.refreshfile.LaunchInput;
import io.dbrefresh.launcher.refreshfile.RefreshFiles;
import io.dbrefresh.statemachine.refreshfile.InvalidRefreshFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What refreshes read: SQL scripts and refresh files, under keys that stay the same. */
public final class Data {
  private Data() {}

  /**
   * The scripts, and the refresh files of a region that may be uploaded.
   *
   * @param told told of each that is left out, and why
   */
  public static List<Artifact> of(Path project, String region, Consumer<String> told) {
    List<Artifact> all =
        new ArrayList<>(Artifacts.in(project.resolve("sqlscripts"), "sqlscripts/", ".sql"));
    RefreshFiles files = new RefreshFiles(project);
    for (Path path : files.in(region)) {
      String shown = files.shown(path);
      try {
        LaunchInput input = LaunchInput.read(shown, path);
        boolean clear =
            input.file().warnings().stream().anyMatch(it -> it.pointer().endsWith("/temppwd"));
        if (clear) {
          told.accept(shown + " is not uploaded: it has a password in clear (temppwd)");
        } else {
          all.add(new Artifact(shown.replace('\\', '/'), path));
        }
      } catch (InvalidRefreshFileException invalid) {
        told.accept(shown + " is not uploaded: `dbrefresh validate` says what is wrong");
      }
    }
    return all;
  }
}
