package io.dbrefresh.launcher.region;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Opens regions: those of AWS, and those that live in a folder. */
public interface Regions {

  /** A region of AWS. Nothing is called yet; what cannot work fails at the first call. */
  AwsClients aws(AwsOptions options);

  /**
   * Opens the region in {@code folder}, creates it on first use, and holds it until it is closed.
   * One that another process serves is used there.
   *
   * @param progress told what takes long
   * @throws RegionHeldException when another process holds it
   */
  AwsClients open(Path folder, RegionNews progress);

  /**
   * Opens the region in {@code folder}, as {@link #open} does, and serves it to AWS clients of this
   * host until it is closed.
   *
   * @param port 0: any that is free
   * @throws RegionHeldException when another process holds it
   */
  ServedRegion serve(Path folder, int port, RegionNews progress);

  /** Reads the region in {@code folder}, whoever holds it. Nothing is changed or started. */
  AwsClients read(Path folder);

  /** What the region's SNS would have sent, newest first. */
  List<SentMessage> messages(Path folder);

  /** How the region in {@code folder} lies there; empty when there is none. */
  Optional<LocalStatus> status(Path folder);

  /**
   * Removes the region in {@code folder}, its servers and its data.
   *
   * @return whether there was one
   * @throws RegionHeldException when another process holds it
   */
  boolean reset(Path folder);
}
