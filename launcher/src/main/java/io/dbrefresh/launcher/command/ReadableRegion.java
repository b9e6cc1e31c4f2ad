package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.AwsClients;
import java.util.Optional;

/** The region that a command looks at: on AWS, or a local one, whoever holds it. */
final class ReadableRegion {
  private ReadableRegion() {}

  static AwsClients of(Surroundings surroundings, RegionOptions options) {
    return options.local()
        ? surroundings.regions().read(options.folder(surroundings))
        : surroundings.regions().aws(options.aws(Optional.empty()));
  }
}
