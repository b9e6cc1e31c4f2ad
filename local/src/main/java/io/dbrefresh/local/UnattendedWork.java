package io.dbrefresh.local;

import io.dbrefresh.local.time.Timeline;

/** Nobody waits for an invocation of the type Event; its log says what came of it. */
final class UnattendedWork implements Timeline.Completion<Runnable> {
  @Override
  public void succeeded(Runnable work) {}

  @Override
  public void failed(Throwable thrown) {}
}
