package io.dbrefresh.lambdas.packaged;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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
  private static final long KIB_IN_MIB = 1024;

  /** Where Lambda's client unpacks its library; another user could not replace what stays there. */
  private static final Path UNPACKED = Path.of("/tmp", ".libaws-lambda-jni.so");

  private final Process process;
  private final Path log;

  FunctionProcess(Launch launch, RuntimeApi api, FakeAws aws) throws IOException {
    log = Files.createTempFile("function", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(launch.command())
            .directory(launch.taskRoot().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment(launch, api, aws));
    process = builder.start();
  }

  /** The jars of Lambda's runtime, and nothing of ours. */
  static String runtimeClient() {
    return Stream.of(
            AWSLambda.class, PojoSerializer.class, Context.class, SdkInternalThreadLocal.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Map<String, String> environment(Launch launch, RuntimeApi api, FakeAws aws) {
    Map<String, String> environment = new HashMap<>(launch.environment());
    environment.putAll(
        Map.ofEntries(
            Map.entry("AWS_LAMBDA_RUNTIME_API", api.address()),
            Map.entry("_HANDLER", launch.handler()),
            Map.entry("LAMBDA_TASK_ROOT", launch.taskRoot().toString()),
            Map.entry("AWS_LAMBDA_FUNCTION_NAME", "packaged"),
            Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
            Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024"),
            Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/packaged"),
            Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "stream"),
            Map.entry("AWS_LAMBDA_LOG_FORMAT", "JSON"),
            Map.entry("AWS_LAMBDA_LOG_LEVEL", "INFO"),
            Map.entry("AWS_REGION", "us-east-1"),
            Map.entry("AWS_DEFAULT_REGION", "us-east-1"),
            Map.entry("AWS_ACCESS_KEY_ID", "packaged"),
            Map.entry("AWS_SECRET_ACCESS_KEY", "packaged"),
            Map.entry("AWS_MAX_ATTEMPTS", "1"),
            Map.entry("AWS_ENDPOINT_URL", aws.url())));
    return environment;
  }

  /** What it has written so far. */
  List<String> lines() throws IOException {
    return Files.readAllLines(log);
  }

  /** What it has written, and where each of its threads is. */
  String stacks() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid())).start().waitFor();
    TimeUnit.SECONDS.sleep(1); // The JVM writes its stacks on its own time.
    return String.join("\n", lines());
  }

  /** The most memory that it has had, in MB ("VmHWM" in proc_pid_status(5)). */
  long mostMemory() throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_IN_MIB)
        .findFirst()
        .orElseThrow();
  }

  /** Asks it to end and waits until it has, so that the JVM writes what it writes at its end. */
  void end(int seconds) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      throw new AssertionError("The function has not ended within " + seconds + " s");
    }
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
    Files.deleteIfExists(UNPACKED);
  }
}
