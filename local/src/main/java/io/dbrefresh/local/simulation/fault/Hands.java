package io.dbrefresh.local.simulation.fault;

/** Does what happens to a run from outside. */
@FunctionalInterface
public interface Hands {
  /** Does what the fault says; without effect where there is nothing to do it to. */
  void act(Fault fault);
}
