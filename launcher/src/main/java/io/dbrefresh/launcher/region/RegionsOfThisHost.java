package io.dbrefresh.launcher.region;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Regions as a process of its own opens them. */
public final class RegionsOfThisHost implements Regions {
  private final LocalRegions local;

  /** {@code project} holds what a local region is made from. */
  public RegionsOfThisHost(Path project) {
    local = new LocalRegions(project);
  }

  @Override
  public AwsClients aws(AwsOptions options) {
    return new SdkClients(options).clients();
  }

  @Override
  public AwsClients open(Path folder, RegionNews progress) {
    return local.open(folder, progress);
  }

  @Override
  public ServedRegion serve(Path folder, int port, RegionNews progress) {
    return local.serve(folder, port, progress);
  }

  @Override
  public AwsClients read(Path folder) {
    return local.read(folder);
  }

  @Override
  public List<SentMessage> messages(Path folder) {
    return local.messages(folder);
  }

  @Override
  public Optional<LocalStatus> status(Path folder) {
    return local.status(folder);
  }

  @Override
  public boolean reset(Path folder) {
    return local.reset(folder);
  }
}
