package io.dbrefresh.local.lambda;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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

  /** These, and one more. */
  public Collaborators with(Class<?> type, Supplier<?> supplier) {
    Map<Class<?>, Supplier<?>> more = new HashMap<>(byType);
    more.put(type, supplier);
    return new Collaborators(more);
  }

  /** What a constructor that asks for {@code type} is given. */
  public static Map.Entry<Class<?>, Supplier<?>> given(Class<?> type, Supplier<?> supplier) {
    return Map.entry(type, supplier);
  }

  Object construct(FunctionDefinition function) {
    return construct(function.handlerClass(), "run the function " + function.name());
  }

  /**
   * A new instance of the class.
   *
   * @param doing what the region cannot do without it, for messages
   */
  public Object construct(String className, String doing) {
    Constructor<?> constructor =
        Stream.of(classOf(className, doing).getDeclaredConstructors())
            .max(Comparator.comparingInt(Constructor::getParameterCount))
            .orElseThrow(() -> unusable(className, doing, "has no constructor", null));
    List<Object> arguments = new ArrayList<>();
    for (Class<?> type : constructor.getParameterTypes()) {
      Supplier<?> supplier = byType.get(type);
      if (supplier == null) {
        throw unusable(
            className,
            doing,
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
      throw unusable(className, doing, "cannot be constructed", notConstructible);
    }
  }

  private static Class<?> classOf(String className, String doing) {
    try {
      return Class.forName(className);
    } catch (ClassNotFoundException missing) {
      throw unusable(className, doing, "is not on the class path", missing);
    }
  }

  private static IllegalStateException unusable(
      String className, String doing, String why, @Nullable Throwable cause) {
    return new IllegalStateException(
        "The local region cannot %s: its class %s %s".formatted(doing, className, why), cause);
  }
}
