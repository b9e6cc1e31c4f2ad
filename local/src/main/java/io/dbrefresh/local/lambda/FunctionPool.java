package io.dbrefresh.local.lambda;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The instances of a function's handler that are not in use. As in Lambda's environments an
 * instance serves one invocation at a time and is used again; as many are made as run at once.
 */
final class FunctionPool {
  private final FunctionDefinition function;
  private final Collaborators collaborators;
  private final Queue<Handler> idle = new ConcurrentLinkedQueue<>();

  FunctionPool(FunctionDefinition function, Collaborators collaborators) {
    this.function = function;
    this.collaborators = collaborators;
  }

  FunctionDefinition function() {
    return function;
  }

  Handler take() {
    Handler handler = idle.poll();
    return handler == null ? Handler.of(function, collaborators.construct(function)) : handler;
  }

  void giveBack(Handler handler) {
    idle.add(handler);
  }
}
