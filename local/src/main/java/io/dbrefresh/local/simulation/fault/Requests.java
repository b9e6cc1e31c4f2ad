package io.dbrefresh.local.simulation.fault;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The request that a call of a client's method carries, however it was written. */
final class Requests {
  private static final List<String> SUBJECTS =
      List.of(
          "DBInstanceIdentifier",
          "DBClusterIdentifier",
          "TargetDBInstanceIdentifier",
          "ResourceName",
          "SecretId",
          "Name",
          "Key",
          "TopicArn",
          "TableName",
          "executionArn");

  private static final Map<Method, Optional<Method>> BUILDERS = new ConcurrentHashMap<>();

  private Requests() {}

  /**
   * The first argument as a request; a consumer of a builder is applied to one.
   *
   * @return empty when the method takes no request
   */
  static Optional<SdkRequest> of(Class<?> client, Method method, Object[] arguments) {
    if (arguments.length == 0) {
      return Optional.empty();
    }
    if (arguments[0] instanceof SdkRequest request) {
      return Optional.of(request);
    }
    return BUILDERS
        .computeIfAbsent(method, any -> builder(client, method))
        .map(builder -> built(builder, arguments[0]));
  }

  /** The static {@code builder()} of the request of the method with the same name. */
  private static Optional<Method> builder(Class<?> client, Method method) {
    for (Method other : client.getMethods()) {
      boolean same =
          other.getName().equals(method.getName())
              && other.getParameterCount() == method.getParameterCount()
              && SdkRequest.class.isAssignableFrom(other.getParameterTypes()[0]);
      if (same) {
        try {
          return Optional.of(other.getParameterTypes()[0].getMethod("builder"));
        } catch (NoSuchMethodException none) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  @SuppressWarnings("unchecked")
  private static SdkRequest built(Method builder, Object consumer) {
    try {
      Object made = builder.invoke(null);
      ((Consumer<Object>) consumer).accept(made);
      return (SdkRequest) ((SdkBuilder<?, ?>) made).build();
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What a request is about. */
  static String subject(SdkPojo request) {
    for (String name : SUBJECTS) {
      for (var field : request.sdkFields()) {
        if (field.memberName().equals(name)
            && field.getValueOrDefault(request) instanceof String text) {
          return text;
        }
      }
    }
    return "";
  }
}
