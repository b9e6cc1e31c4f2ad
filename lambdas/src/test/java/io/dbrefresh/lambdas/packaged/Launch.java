package io.dbrefresh.lambdas.packaged;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a function's process is started.
 *
 * @param taskRoot the folder of the unpacked package
 * @param handler the class; with {@code python} the script
 * @param classPath of the JVM; the runtime client finds the package in the task root by itself
 * @param options of the JVM, besides those that Lambda's Java runtimes have
 * @param environment besides Lambda's own
 */
record Launch(
    Path taskRoot,
    String handler,
    String classPath,
    List<String> options,
    Map<String, String> environment) {
  private static final String PYTHON = "python";

  /** From this Java on the JVM warns of libraries that code without it loads. */
  private static final int NATIVE_ACCESS_IS_ASKED_FOR = 24;

  /** The runtime client on the class path, and the package in the task root. */
  static Launch asOnLambda(Path taskRoot, String handler) {
    return new Launch(taskRoot, handler, FunctionProcess.runtimeClient(), List.of(), Map.of());
  }

  /** A script that Python runs. */
  static Launch python(Path script, Map<String, String> environment) {
    return new Launch(
        Objects.requireNonNull(script.toAbsolutePath().getParent()),
        String.valueOf(script.getFileName()),
        PYTHON,
        List.of(),
        environment);
  }

  List<String> command() {
    if (classPath.equals(PYTHON)) {
      return List.of("python3", handler);
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    if (Runtime.version().feature() >= NATIVE_ACCESS_IS_ASKED_FOR) {
      command.add("--enable-native-access=ALL-UNNAMED"); // the client's library
    }
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, AWSLambda.class.getName(), handler));
    return command;
  }
}
