package io.dbrefresh.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** An instance of a handler's class, as the runtime calls it: JSON in, JSON out. */
interface Handler {

  /** Answers the event; throws what the handler throws. */
  String handle(String event, Context context) throws IOException;

  /** {@code instance} implements one of the two interfaces of the Java runtime. */
  static Handler of(FunctionDefinition function, Object instance) {
    if (instance instanceof RequestStreamHandler streams) {
      return (event, context) -> handle(streams, event, context);
    }
    if (instance instanceof RequestHandler<?, ?> objects) {
      return new OfObjects(objects);
    }
    throw new IllegalStateException(
        "The local region cannot run the function %s: its handler %s implements neither RequestStreamHandler nor RequestHandler"
            .formatted(function.name(), function.handlerClass()));
  }

  private static String handle(RequestStreamHandler handler, String event, Context context)
      throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, context);
    return answer.size() == 0 ? "null" : answer.toString(StandardCharsets.UTF_8);
  }

  /** A handler of Java objects, which JSON is mapped to and from. */
  final class OfObjects implements Handler {
    private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();

    private final RequestHandler<Object, ?> handler;
    private final Type input;

    @SuppressWarnings("unchecked")
    OfObjects(RequestHandler<?, ?> handler) {
      this.handler = (RequestHandler<Object, ?>) handler;
      input = input(handler.getClass());
    }

    @Override
    public String handle(String event, Context context) throws IOException {
      Object read = JSON.readValue(event, JSON.constructType(input));
      return JSON.writeValueAsString(handler.handleRequest(read, context));
    }

    /** The compiler adds a bridge method that takes an Object; the handler's own says more. */
    private static Type input(Class<?> handlerClass) {
      return Stream.of(handlerClass.getMethods())
          .filter(method -> method.getName().equals("handleRequest") && !method.isBridge())
          .filter(method -> method.getParameterCount() == 2)
          .map(Method::getGenericParameterTypes)
          .map(types -> types[0])
          .findFirst()
          .orElse(Object.class);
    }
  }
}
