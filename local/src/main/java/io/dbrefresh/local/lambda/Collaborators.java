package io.dbrefresh.local.lambda;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What handlers are constructed with: the region's clients and its clock, by type. They go to the
 * constructor with the most parameters; the one without reads an environment that is not here.
 */
public final class Collaborators {
  private final Map<Class<?>, Supplier<?>> byType;

  /** {@code byType} has a supplier for each type that a handler's constructor may ask for. */
  public Collaborators(Map<Class<?>, Supplier<?>> byType) {
    this.byType = Map.copyOf(byType);
  }

  Object construct(FunctionDefinition function) {
    Constructor<?> constructor =
        Stream.of(handlerClass(function).getDeclaredConstructors())
            .max(Comparator.comparingInt(Constructor::getParameterCount))
            .orElseThrow(() -> unusable(function, "has no constructor", null));
    List<Object> arguments = new ArrayList<>();
    for (Class<?> type : constructor.getParameterTypes()) {
      Supplier<?> supplier = byType.get(type);
      if (supplier == null) {
        throw unusable(
            function,
            "is constructed with a " + type.getName() + ", which the region does not have",
            null);
      }
      arguments.add(supplier.get());
    }
    try {
      constructor.setAccessible(true);
      return constructor.newInstance(arguments.toArray());
    } catch (InvocationTargetException thrown) {
      throw new FunctionException(thrown.getCause() == null ? thrown : thrown.getCause());
    } catch (ReflectiveOperationException notConstructible) {
      throw unusable(function, "cannot be constructed", notConstructible);
    }
  }

  private static Class<?> handlerClass(FunctionDefinition function) {
    try {
      return Class.forName(function.handlerClass());
    } catch (ClassNotFoundException missing) {
      throw unusable(function, "is not on the class path", missing);
    }
  }

  private static IllegalStateException unusable(
      FunctionDefinition function, String why, @Nullable Throwable cause) {
    return new IllegalStateException(
        "The local region cannot run the function %s: its handler %s %s"
            .formatted(function.name(), function.handlerClass(), why),
        cause);
  }
}
