package io.dbrefresh.local.simulation.published;

/**
 * What an orchestrator would do that sees everything the moment it happens: the old database is
 * renamed aside, and the new one gets its names as soon as they are free. No machine that renames
 * makes the target less unavailable than this one.
 */
public final class IdealSwap {
  private final Lookout lookout;
  private final PublishedActions actions;

  /** A swap by these actions. */
  public IdealSwap(Lookout lookout, PublishedActions actions) {
    this.lookout = lookout;
    this.actions = actions;
  }

  /** Runs from the restore until the new database answers. */
  public void run() {
    actions.restore();
    lookout.until(actions::restored);
    if (actions.isAurora()) {
      actions.createInstance();
      lookout.until(actions::created);
    }
    actions.setAside();
    lookout.until(actions::namesAreFree);
    actions.renameCluster();
    actions.renameInstance();
    lookout.until(actions::instanceRenamed);
    lookout.until(lookout::answers);
  }
}
