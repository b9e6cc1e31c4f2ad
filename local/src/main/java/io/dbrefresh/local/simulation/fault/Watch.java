package io.dbrefresh.local.simulation.fault;

import software.amazon.awssdk.core.SdkRequest;

/** Is told of what a simulated refresh does. */
public interface Watch {
  /** A handler is about to make this call. */
  void asked(Call call, SdkRequest request);

  /** The call has ended, one way or the other. */
  void happened(Call call);

  /** Text that people or other services can read. */
  void told(String where, String text);

  /** What a call asks, and how the world is: the same text for calls that cannot be told apart. */
  String situation(Call call);

  /** The call meets this fault. */
  void struck(Call call, Fault fault);
}
