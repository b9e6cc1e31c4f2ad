package io.dbrefresh.lambdas.packaged;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * A function in a JVM of its own: Lambda's runtime client, and the unpacked package as task root.
 */
final class FunctionProcess implements AutoCloseable {
  private final Process process;
  private final Path log;

  /**
   * Starts it.
   *
   * @param options of the JVM, besides those that Lambda's Java runtimes have
   * @param more environment
   */
  FunctionProcess(
      Path taskRoot,
      String handler,
      RuntimeApi api,
      FakeAws aws,
      List<String> options,
      Map<String, String> more)
      throws IOException {
    log = Files.createTempFile("function", ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(List.of("-cp", runtimeClient(), AWSLambda.class.getName(), handler));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(taskRoot.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment(taskRoot, handler, api, aws));
    builder.environment().putAll(more);
    process = builder.start();
  }

  /** The jars of Lambda's runtime, and nothing of ours. */
  static String runtimeClient() {
    return Stream.of(
            AWSLambda.class, PojoSerializer.class, Context.class, SdkInternalThreadLocal.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
        .collect(Collectors.joining(File.pathSeparator));
  }

  static Map<String, String> environment(
      Path taskRoot, String handler, RuntimeApi api, FakeAws aws) {
    return Map.ofEntries(
        Map.entry("AWS_LAMBDA_RUNTIME_API", api.address()),
        Map.entry("_HANDLER", handler),
        Map.entry("LAMBDA_TASK_ROOT", taskRoot.toString()),
        Map.entry("AWS_LAMBDA_FUNCTION_NAME", "packaged"),
        Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
        Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024"),
        Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/packaged"),
        Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "stream"),
        Map.entry("AWS_LAMBDA_LOG_FORMAT", "JSON"),
        Map.entry("AWS_LAMBDA_LOG_LEVEL", "INFO"),
        Map.entry("AWS_REGION", "us-east-1"),
        Map.entry("AWS_ACCESS_KEY_ID", "packaged"),
        Map.entry("AWS_SECRET_ACCESS_KEY", "packaged"),
        Map.entry("AWS_MAX_ATTEMPTS", "1"),
        Map.entry("AWS_ENDPOINT_URL", aws.url()));
  }

  /** What it has written so far. */
  List<String> lines() throws IOException {
    return Files.readAllLines(log);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Files.deleteIfExists(log);
  }
}
