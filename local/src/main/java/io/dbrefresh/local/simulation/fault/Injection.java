package io.dbrefresh.local.simulation.fault;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import io.dbrefresh.local.ModelServices;
import io.dbrefresh.local.lambda.FunctionDefinition;
import io.dbrefresh.local.lambda.Functions;
import io.dbrefresh.local.simulation.fault.Call.Actor;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Puts the switchboard between handlers, services, functions and the machine. */
public final class Injection implements ModelServices.Instruments {
  private final Switchboard board;
  private final Invocation invocation;
  private final Hands hands;

  /**
   * Faults as {@code board} has them.
   *
   * @param usual how long a function takes besides what it spends
   * @param hands do what comes from outside
   */
  public Injection(Switchboard board, Clock clock, Supplier<Duration> usual, Hands hands) {
    this.board = board;
    this.invocation = new Invocation(clock, usual);
    this.hands = hands;
  }

  /** How long the function that has just ended took. */
  public Duration took() {
    return invocation.took();
  }

  /** The function that runs takes this much longer. */
  public void spend(Duration more) {
    invocation.spend(more);
  }

  /** An execution enters a state. */
  public void entered(String execution, String state) {
    String run = execution.substring(execution.lastIndexOf(':') + 1);
    Call call = board.next(new Actor(run, ""), "state:" + state, "", Call.Kind.STATE);
    Optional<Fault> fault = board.fault(call);
    fault.ifPresent(hands::act);
    board.watch().happened(call);
  }

  @Override
  public <T> T client(Class<T> type, T client) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            new ServiceCalls(type, client, board, invocation::actor)));
  }

  @Override
  public Functions functions(Functions functions) {
    return new FunctionCalls(functions, board, invocation);
  }

  @Override
  public Clock clock() {
    return invocation.seen();
  }

  @Override
  public LambdaLogger log(FunctionDefinition function) {
    return new LambdaLogger() {
      @Override
      public void log(String message) {
        board.watch().told("the log of " + function.name(), message);
      }

      @Override
      public void log(byte[] message) {
        log(new String(message, StandardCharsets.UTF_8));
      }
    };
  }
}
