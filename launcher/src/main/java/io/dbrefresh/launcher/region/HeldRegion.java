package io.dbrefresh.launcher.region;

import io.dbrefresh.local.LocalRegion;
import software.amazon.awssdk.regions.Region;

/**
 * A local region that this process holds. However the process ends, short of being killed, the
 * region's servers end with it.
 */
final class HeldRegion implements Servers {
  private final LocalRegion region;
  private final Thread atExit = new Thread(this::closeOnce, "close-local-region");
  private boolean closed;

  HeldRegion(LocalRegion region) {
    this.region = region;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  LocalRegion region() {
    return region;
  }

  @Override
  public void ensureRunning(String identifier) {
    region.ensureRunning(identifier);
  }

  @Override
  public void ensureSample(String identifier) {
    region.ensureSample(identifier);
  }

  @Override
  public void cut(String name) {
    region.cutOff(Region.of(name));
  }

  @Override
  public void mend(String name) {
    region.rejoin(Region.of(name));
  }

  @Override
  public String roleManager(String identifier, String secret) {
    return region.deployRoleManager(identifier, secret);
  }

  void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException ending) {
      // The hook closes the region, or has closed it.
      return;
    }
    closeOnce();
  }

  private synchronized void closeOnce() {
    if (!closed) {
      closed = true;
      region.close();
    }
  }
}
