package io.dbrefresh.launcher.region;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Opens regions that live in a folder. The only class that knows how a local region is made. */
final class LocalRegions {
  private final Path project;

  LocalRegions(Path project) {
    this.project = project;
  }

  AwsClients open(Path folder, RegionNews progress) {
    throw new UnsupportedOperationException("No local region in " + folder + " for " + project);
  }

  AwsClients read(Path folder) {
    throw new UnsupportedOperationException("No local region in " + folder + " for " + project);
  }

  List<SentMessage> messages(Path folder) {
    throw new UnsupportedOperationException("No local region in " + folder);
  }

  Optional<LocalStatus> status(Path folder) {
    throw new UnsupportedOperationException("No local region in " + folder);
  }

  boolean reset(Path folder) {
    throw new UnsupportedOperationException("No local region in " + folder);
  }
}
