package io.dbrefresh.local.asl.jsonata;

import com.dashjoin.jsonata.Jsonata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments that a function of the service was given. */
record Given(String function, List<?> values) {

  /**
   * Checks how many there are and of which types; an undefined one may stand anywhere.
   *
   * @param least how many there have to be
   */
  final Given check(int least, Class<?>... types) {
    for (int index = 0; index < values.size(); index++) {
      Object value = values.get(index);
      if (index >= types.length || (value != null && !types[index].isInstance(value))) {
        throw mismatch(index);
      }
    }
    if (values.size() < least) {
      throw mismatch(values.size());
    }
    return this;
  }

  private RefusedException mismatch(int index) {
    return new RefusedException(
        "T0410",
        "Argument %d of function \"%s\" does not match function signature"
            .formatted(index + 1, function));
  }

  /** An array; anything else is refused, null too. */
  @Nullable List<?> array(int index) {
    Object value = values.get(index);
    if (value != null && !(value instanceof List)) {
      throw new RefusedException(
          "T0412",
          "Argument %d of function \"%s\" must be an array of undefined"
              .formatted(index + 1, function));
    }
    return (List<?>) value;
  }

  @Nullable String string(int index) {
    return (String) value(index);
  }

  /** A whole number; what stands behind the point is dropped. */
  @Nullable Long whole(int index) {
    return value(index) instanceof Number number ? Long.valueOf(number.longValue()) : null;
  }

  private @Nullable Object value(int index) {
    return index < values.size() ? values.get(index) : null;
  }

  /** A function that checks its arguments itself: the library's own checks have other words. */
  static Jsonata.JFunction function(String name, Body body) {
    return new Unchecked((input, args) -> body.apply(new Given(name, args)));
  }

  /** What a function does; null stands for undefined. */
  @FunctionalInterface
  interface Body {
    @Nullable Object apply(Given given);
  }

  private static final class Unchecked extends Jsonata.JFunction {
    private static final String ANYTHING = "<x:x>";

    Unchecked(Jsonata.JFunctionCallable callable) {
      super(callable, ANYTHING);
    }

    @Override
    public Object validate(Object args, Object context) {
      return args;
    }
  }
}
