package io.dbrefresh.local.face.operation;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;

/**
 * The operations of a service, by name: the methods of its client interface that take a request and
 * answer a response. An operation that the client does not have throws {@link
 * UnsupportedOperationException} when it is called.
 */
public final class Operations {
  private final Map<String, Operation> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** The operations that {@code type} lists, answered by {@code client}. */
  public <T> Operations(Class<T> type, T client) {
    for (Method method : type.getMethods()) {
      if (isOperation(method)) {
        String name =
            Character.toUpperCase(method.getName().charAt(0)) + method.getName().substring(1);
        byName.put(name, new Operation(name, client, method));
      }
    }
  }

  private static boolean isOperation(Method method) {
    Class<?>[] parameters = method.getParameterTypes();
    if (parameters.length == 0 || !SdkRequest.class.isAssignableFrom(parameters[0])) {
      return false;
    }
    if (parameters.length == 1) {
      return SdkResponse.class.isAssignableFrom(method.getReturnType());
    }
    return parameters.length == 2
        && (parameters[1] == RequestBody.class || parameters[1] == ResponseTransformer.class);
  }

  /** The operation called {@code name}; the case of letters does not count. */
  public Optional<Operation> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** All of them. */
  public Collection<Operation> all() {
    return byName.values();
  }
}
