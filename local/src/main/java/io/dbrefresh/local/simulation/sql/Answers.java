package io.dbrefresh.local.simulation.sql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What an object of the model answers to the methods of a JDBC interface. */
@FunctionalInterface
interface Answers {
  /** Stands for false, 0, or nothing, as the method's type has it. */
  Object NOTHING = new Object();

  /** A result set without rows. */
  Answers EMPTY = (method, arguments) -> NOTHING;

  Object call(String method, Object[] arguments) throws SQLException;

  static @Nullable Object nothing(Class<?> type) {
    if (type == boolean.class) {
      return false;
    }
    if (type == int.class || type == short.class || type == byte.class) {
      return 0;
    }
    if (type == long.class) {
      return 0L;
    }
    if (type == double.class || type == float.class) {
      return 0.0;
    }
    if (type == String.class) {
      return "";
    }
    return type == int[].class ? new int[0] : null;
  }

  static Object ofObject(Object self, String method, Object @Nullable [] arguments) {
    return switch (method) {
      case "equals" -> arguments != null && self == arguments[0];
      case "hashCode" -> System.identityHashCode(self);
      default -> "an object of the model";
    };
  }
}
