package io.dbrefresh.local.face.operation;

import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * One operation of a service, called as the SDK's client interface has it.
 *
 * @param name as the service calls it, {@code DescribeDBInstances}
 * @param method takes the request, and a body or what the answer's body goes into
 */
public record Operation(String name, Object client, Method method) {

  /** An answer, with its body where that is a stream. */
  public record Result(SdkPojo response, Optional<InputStream> body) {}

  /** The type of its requests. */
  public Class<?> requestType() {
    return method.getParameterTypes()[0];
  }

  /** Whether the client has it, and does not leave it to the interface, which refuses. */
  public boolean isOffered() {
    try {
      return !client.getClass().getMethod(method.getName(), method.getParameterTypes()).isDefault();
    } catch (NoSuchMethodException notOfTheClient) {
      return false;
    }
  }

  /** Whether the request's body is a stream. */
  public boolean takesBody() {
    return takes(RequestBody.class);
  }

  private boolean takes(Class<?> second) {
    return method.getParameterCount() == 2 && method.getParameterTypes()[1] == second;
  }

  /** A builder of requests, with nothing in it. */
  public SdkPojo request() {
    try {
      return (SdkPojo) requestType().getMethod("builder").invoke(null);
    } catch (ReflectiveOperationException notOfTheSdk) {
      throw new IllegalStateException(requestType() + " has no builder", notOfTheSdk);
    }
  }

  /**
   * Calls it.
   *
   * @param request a builder with everything in it
   * @param body what a request with a stream carries
   * @throws RuntimeException what the service throws
   */
  public Result call(SdkPojo request, InputStream body) {
    Object built = ((Buildable) request).build();
    if (takesBody()) {
      RequestBody content = RequestBody.fromContentProvider(() -> body, "application/octet-stream");
      return answered(invoke(built, content));
    }
    return answered(
        takes(ResponseTransformer.class)
            ? invoke(built, ResponseTransformer.toInputStream())
            : invoke(built));
  }

  private static Result answered(Object answer) {
    return answer instanceof ResponseInputStream<?> stream
        ? new Result((SdkPojo) stream.response(), Optional.of(stream))
        : new Result((SdkPojo) answer, Optional.empty());
  }

  private Object invoke(Object... arguments) {
    try {
      return method.invoke(client, arguments);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof UnsupportedOperationException unknown
          && unknown.getMessage() == null) {
        throw new UnsupportedOperationException("The local region does not offer " + name, unknown);
      }
      if (thrown.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(thrown.getCause());
    } catch (IllegalAccessException notPublic) {
      throw new IllegalStateException(notPublic);
    }
  }
}
