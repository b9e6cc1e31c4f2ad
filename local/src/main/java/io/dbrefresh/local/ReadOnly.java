package io.dbrefresh.local;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.regex.Pattern;

/** Clients of a region that is only read: operations that change something are refused by name. */
final class ReadOnly {
  private static final Pattern READING =
      Pattern.compile(
          "(describe|list|get|head|query|scan).*|close|serviceName|waiter|toString|hashCode|equals");

  private ReadOnly() {}

  static <T> T client(Class<T> type, T client) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (!READING.matcher(method.getName()).matches()) {
                throw new UnsupportedOperationException(
                    "The local region was opened for reading; "
                        + method.getName()
                        + " would change it");
              }
              try {
                return method.invoke(client, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
              }
            });
    return type.cast(proxy);
  }
}
