package io.dbrefresh.launcher.process;

/** What Ctrl-C does. Without anyone who asked to be told, it ends the process. */
public final class Interrupts {
  /** The exit code of a process that SIGINT ended: 128 + 2. */
  public static final int EXIT_CODE = 130;

  private volatile Runnable action;

  /** Interrupts that run {@code byDefault} while nobody else handles them. */
  public Interrupts(Runnable byDefault) {
    action = byDefault;
  }

  /** Someone pressed Ctrl-C. */
  public void raise() {
    action.run();
  }

  /**
   * From now on {@code handler} runs instead, on the signal's own thread.
   *
   * @return what gives Ctrl-C back to who had it before
   */
  public Handling handle(Runnable handler) {
    Runnable before = action;
    action = handler;
    return () -> action = before;
  }

  /** Handles interrupts until it is closed. */
  @FunctionalInterface
  public interface Handling extends AutoCloseable {
    @Override
    void close();
  }
}
