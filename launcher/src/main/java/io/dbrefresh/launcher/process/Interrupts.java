package io.dbrefresh.launcher.process;

import java.util.function.Consumer;

/** What Ctrl-C does. Without anyone who asked to be told, it ends the process. */
public final class Interrupts {
  /** The exit code of a process that SIGINT ended: 128 + 2. */
  public static final int EXIT_CODE = 130;

  private final Consumer<Runnable> registration;
  private final Runnable leaving;
  private boolean registered;
  private volatile Runnable action;

  /**
   * Interrupts that end the process while nobody handles them.
   *
   * @param registration makes a signal handler of what it is given; asked when one is first needed
   * @param leaving ends the process
   */
  public Interrupts(Consumer<Runnable> registration, Runnable leaving) {
    this.registration = registration;
    this.leaving = leaving;
    this.action = leaving;
  }

  /** Ends the process, with {@link #EXIT_CODE}. */
  public void leave() {
    leaving.run();
  }

  /**
   * From now on {@code handler} runs instead, on the signal's own thread.
   *
   * @return what gives Ctrl-C back to who had it before
   */
  public Runnable handle(Runnable handler) {
    if (!registered) {
      registered = true;
      registration.accept(() -> action.run());
    }
    Runnable before = action;
    action = handler;
    return () -> action = before;
  }
}
