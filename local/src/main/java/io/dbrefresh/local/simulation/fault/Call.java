package io.dbrefresh.local.simulation.fault;

import java.time.Instant;

/**
 * One thing that a simulated refresh does: a call of a service by a handler, a call of a function
 * by the machine, a state that the machine enters, or a pause of a function between two looks.
 *
 * @param number from 1, over all kinds
 * @param at the time of the model
 * @param actor on whose behalf
 * @param name {@code rds:ModifyDBInstance}, {@code lambda:RetireFunction}, {@code state:retire},
 *     {@code pause:retire}
 * @param subject the database, secret or key that it is about; empty when it names none
 * @param kind of the four
 */
public record Call(int number, Instant at, Actor actor, String name, String subject, Kind kind) {
  /** What faults a call can meet depends on what it does. */
  public enum Kind {
    /** A service is asked. */
    READ,
    /** A service changes something. */
    WRITE,
    /** The machine calls a function. */
    FUNCTION,
    /** The machine enters a state, or a function pauses. */
    STATE
  }

  /**
   * Who does something.
   *
   * @param run the execution's name; empty outside of executions
   * @param step the step of the plan; empty between steps
   */
  public record Actor(String run, String step) {
    /** Nobody's: the model itself. */
    public static final Actor MODEL = new Actor("", "");
  }

  /** {@code rds} of {@code rds:ModifyDBInstance}. */
  public String service() {
    return name.substring(0, name.indexOf(':'));
  }

  @Override
  public String toString() {
    String about = subject.isEmpty() ? "" : " " + subject;
    return "#%d %s%s (%s of %s)".formatted(number, name, about, actor.step(), actor.run());
  }
}
