package io.dbrefresh.local.simulation.fault;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import io.dbrefresh.local.ModelServices;
import io.dbrefresh.local.lambda.FunctionDefinition;
import io.dbrefresh.local.lambda.Functions;
import io.dbrefresh.local.simulation.fault.Call.Actor;
import io.dbrefresh.statemachine.step.WaitingClock;
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
   * @param pausing has a function wait
   * @param hands do what comes from outside
   */
  public Injection(
      Switchboard board,
      Clock clock,
      Supplier<Duration> usual,
      WaitingClock.Pausing pausing,
      Hands hands) {
    this.board = board;
    this.invocation = new Invocation(clock, usual, pausing);
    this.hands = hands;
  }

  /** How long the function that has just ended took since its last pause. */
  public Duration took() {
    return invocation.took();
  }

  /** How long the function that has just ended took altogether. */
  public Duration ran() {
    return invocation.ran();
  }

  /** The function that runs takes this much longer. */
  public void spend(Duration more) {
    invocation.spend(more);
  }

  /** An execution enters a state. */
  public void entered(String execution, String state) {
    String run = execution.substring(execution.lastIndexOf(':') + 1);
    reached(board.next(new Actor(run, ""), "state:" + state, "", Call.Kind.STATE));
  }

  /** A function waits between two looks. */
  private void pause(Duration time) {
    Actor actor = invocation.actor();
    reached(board.next(actor, "pause:" + actor.step(), "", Call.Kind.STATE));
    invocation.pause(time);
  }

  private void reached(Call call) {
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
  public WaitingClock clock() {
    return WaitingClock.of(invocation.seen(), this::pause);
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
