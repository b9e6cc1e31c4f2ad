package io.dbrefresh.local.lambda;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import io.dbrefresh.local.time.Timeline;
import io.dbrefresh.local.time.WallTimeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The functions that a CloudFormation template describes, run in this JVM: what is deployed is what
 * runs here. A function's name is the logical id of its resource. Safe for use by several threads;
 * invocations of one function run side by side.
 */
public final class LocalFunctions implements Functions {
  private static final String PREFIX = "dbrefresh-";
  private static final Pattern NAME_OR_ARN =
      Pattern.compile(
          "(?:arn:aws:lambda:[^:]*:[^:]*:function:)?(?<name>[A-Za-z0-9_-]+)(?::[^:]+)?");

  private final Map<String, FunctionPool> pools =
      Collections.synchronizedMap(new LinkedHashMap<>());
  private final Timeline timeline;
  private final Function<FunctionDefinition, LambdaLogger> logs;
  private final String arnPrefix;

  /**
   * The functions of {@code template}; none where the file does not exist.
   *
   * @param logs the folder of the functions' logs, one file a function
   * @param timeline its clock is the handlers'; on a wall timeline a function's Timeout is enforced
   */
  public LocalFunctions(
      Path template,
      Collaborators collaborators,
      Path logs,
      Timeline timeline,
      String region,
      String accountId) {
    this(
        described(template),
        collaborators,
        function -> new FunctionLog(logs.resolve(function.name() + ".log"), timeline.clock()),
        timeline,
        region,
        accountId);
  }

  /**
   * Functions that somebody else has read.
   *
   * @param logs where a function's log goes
   */
  public LocalFunctions(
      List<FunctionDefinition> functions,
      Collaborators collaborators,
      Function<FunctionDefinition, LambdaLogger> logs,
      Timeline timeline,
      String region,
      String accountId) {
    this.timeline = timeline;
    this.logs = logs;
    arnPrefix = "arn:aws:lambda:%s:%s:function:".formatted(region, accountId);
    for (FunctionDefinition function : functions) {
      pools.put(function.name(), new FunctionPool(function, collaborators));
    }
  }

  /** The functions that a template describes; none where the file does not exist. */
  public static List<FunctionDefinition> described(Path template) {
    return Files.exists(template) ? new FunctionTemplate(template).functions() : List.of();
  }

  /** Adds a function, or puts it in the place of the one that is called so. */
  public void deploy(FunctionDefinition function, Collaborators collaborators) {
    pools.put(function.name(), new FunctionPool(function, collaborators));
  }

  /** The functions, in the order of the template. */
  public List<FunctionDefinition> definitions() {
    synchronized (pools) {
      return pools.values().stream().map(FunctionPool::function).toList();
    }
  }

  /**
   * A function by its name or ARN.
   *
   * @throws UnknownFunctionException when there is none
   */
  public FunctionDefinition definition(String nameOrArn) {
    return pool(nameOrArn).function();
  }

  /** The ARN of the function with this name or ARN, whether or not there is one. */
  public String arn(String name) {
    return name.startsWith("arn:") ? name : arnPrefix + name;
  }

  @Override
  public String invoke(String function, String payload) {
    FunctionPool pool = pool(function);
    FunctionDefinition definition = pool.function();
    LambdaLogger log = logs.apply(definition);
    InvocationContext context =
        new InvocationContext(definition, arn(definition.name()), log, timeline.clock());
    log.log("START RequestId: " + context.getAwsRequestId());
    try {
      return run(definition, context, () -> handle(pool, payload, context));
    } catch (FunctionException failed) {
      log.log("ERROR " + failed.errorType() + ": " + failed.getMessage());
      failed.frames().forEach(frame -> log.log("  at " + frame));
      throw failed;
    } finally {
      log.log("END RequestId: " + context.getAwsRequestId());
    }
  }

  private String run(
      FunctionDefinition function, InvocationContext context, Callable<String> work) {
    return timeline instanceof WallTimeline
        ? Sandbox.run(work, context, function.timeout())
        : Sandbox.run(work);
  }

  /** An instance that threw is used again, as in Lambda; one that was given up never comes back. */
  private static String handle(FunctionPool pool, String payload, InvocationContext context)
      throws Exception {
    Handler handler = pool.take();
    try {
      return handler.handle(payload, context);
    } finally {
      if (context.getRemainingTimeInMillis() > 0) {
        pool.giveBack(handler);
      }
    }
  }

  /** Of a function by the name that the templates give it: {@code dbrefresh-change-master-pwd}. */
  private static String logicalId(String name) {
    return name.startsWith(PREFIX)
        ? Stream.of(name.substring(PREFIX.length()).split("-"))
            .filter(word -> !word.isEmpty())
            .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
            .collect(Collectors.joining("", "", "Function"))
        : name;
  }

  private FunctionPool pool(String function) {
    Matcher matcher = NAME_OR_ARN.matcher(function);
    return Optional.of(matcher)
        .filter(Matcher::matches)
        .map(matched -> matched.group("name"))
        .map(name -> pools.get(pools.containsKey(name) ? name : logicalId(name)))
        .orElseThrow(() -> new UnknownFunctionException(function));
  }
}
