package io.dbrefresh.local.simulation.fault;

import io.dbrefresh.local.simulation.fault.Call.Actor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;

/** Stands before a client of the SDK: every call is numbered, told, and may meet a fault. */
final class ServiceCalls implements InvocationHandler {
  private final Class<?> type;
  private final Object client;
  private final Switchboard board;
  private final Supplier<Actor> actor;
  private final String service;

  ServiceCalls(Class<?> type, Object client, Switchboard board, Supplier<Actor> actor) {
    this.type = type;
    this.client = client;
    this.board = board;
    this.actor = actor;
    this.service = type.getSimpleName().replaceAll("(Async)?Client$", "").toLowerCase(Locale.ROOT);
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given)
      throws Throwable {
    Object[] arguments = given == null ? new Object[0] : given.clone();
    Optional<SdkRequest> request = Requests.of(type, method, arguments);
    if (request.isEmpty()) {
      return sent(method, arguments);
    }
    Call call = call(method.getName(), request.get());
    board.watch().asked(call, request.get());
    Optional<Fault> fault = board.fault(call);
    try {
      return answered(method, arguments, call, fault);
    } finally {
      board.watch().happened(call);
    }
  }

  private Call call(String method, SdkRequest request) {
    String name = Character.toUpperCase(method.charAt(0)) + method.substring(1);
    boolean reads =
        method.startsWith("describe")
            || method.startsWith("get")
            || method.startsWith("list")
            || method.startsWith("head")
            || method.startsWith("scan")
            || method.startsWith("query")
            || method.startsWith("batchGet");
    return board.next(
        actor.get(),
        service + ":" + name,
        Requests.subject(request),
        reads ? Call.Kind.READ : Call.Kind.WRITE);
  }

  private @Nullable Object answered(
      Method method, Object[] arguments, Call call, Optional<Fault> fault) throws Throwable {
    if (fault.isEmpty()) {
      return sent(method, arguments);
    }
    switch (fault.get()) {
      case TIMEOUT_DONE:
        sent(method, arguments);
        throw ServiceErrors.of(fault.get(), call);
      case KILLED, CRASHED:
        sent(method, arguments);
        throw new FunctionEnded(fault.get() == Fault.KILLED);
      default:
        throw ServiceErrors.of(fault.get(), call);
    }
  }

  private @Nullable Object sent(Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(client, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause() == null ? thrown : thrown.getCause();
    }
  }
}
