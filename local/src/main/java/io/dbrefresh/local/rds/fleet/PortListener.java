package io.dbrefresh.local.rds.fleet;

/** Told when a database cannot have the port that was asked for it. */
@FunctionalInterface
public interface PortListener {
  /** Tells nobody. */
  PortListener NONE = (identifier, asked, given) -> {};

  /** The database {@code identifier} answers at port {@code given} instead of {@code asked}. */
  void moved(String identifier, int asked, int given);
}
