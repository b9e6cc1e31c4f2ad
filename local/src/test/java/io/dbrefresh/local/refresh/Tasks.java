package io.dbrefresh.local.refresh;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.statemachine.plan.Preserved;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.policy.PolicySource;
import io.dbrefresh.statemachine.step.Run;
import io.dbrefresh.statemachine.step.Step;
import io.dbrefresh.statemachine.step.StepFailure;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.TypedOptions;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** One run of the real tasks against a region, step after step as the machine would. */
final class Tasks {
  private static final String REPORT = "report";
  private static final long PAUSE_NANOS = 20_000_000;
  private static final Map<Step, String> PACKAGES = new EnumMap<>(Step.class);

  static {
    for (Step step : List.of(Step.PREPARE, Step.DELETE_REPLICAS, Step.STOP_OLD_DATABASE)) {
      PACKAGES.put(step, "prerestore");
    }
    for (Step step :
        List.of(Step.PERFORM_RESTORE, Step.CREATE_INSTANCE, Step.APPLY_SETTINGS, Step.FIX_TAGS)) {
      PACKAGES.put(step, "restore");
    }
    for (Step step :
        List.of(
            Step.RETIRE,
            Step.RENAME_CLUSTER,
            Step.RENAME_DATABASE,
            Step.CREATE_READ_REPLICAS,
            Step.DELETE_OLD_DATABASE,
            Step.DELETE_OLD_CLUSTER)) {
      PACKAGES.put(step, "swap");
    }
    PACKAGES.put(Step.CHANGE_MASTER_PWD, "credentials");
    PACKAGES.put(Step.ROTATE_MASTER_PWD, "credentials");
    PACKAGES.put(Step.RUN_PRE_SCRIPTS, "scripts");
    PACKAGES.put(Step.RUN_SCRIPTS, "scripts");
    PACKAGES.put(Step.UPDATE_DYNAMODB, REPORT);
    PACKAGES.put(Step.SEND_MSG, REPORT);
    PACKAGES.put(Step.UNLOCK, "recovery");
    PACKAGES.put(Step.PRESERVE, "preserve");
    PACKAGES.put(Step.VERIFY, "verify");
    PACKAGES.put(Step.ROLES, "roles");
    PACKAGES.put(Step.RECOVER, "recovery");
  }

  private final Map<Class<?>, Object> collaborators;
  private final Run run;
  private final ObjectNode input;
  private Optional<RefreshPlan> plan = Optional.empty();
  private Optional<StepFailure> failure = Optional.empty();

  Tasks(LocalRegion region, RdsClient rds, String name, ObjectNode input) {
    this.collaborators =
        Map.ofEntries(
            Map.entry(RdsClient.class, rds),
            Map.entry(SfnClient.class, region.sfn()),
            Map.entry(SnsClient.class, region.sns()),
            Map.entry(S3Client.class, region.s3()),
            Map.entry(SecretsManagerClient.class, region.secretsManager()),
            Map.entry(DynamoDbClient.class, region.dynamoDb()),
            Map.entry(SsmClient.class, region.ssm()),
            Map.entry(IamClient.class, region.iam()),
            Map.entry(
                PolicySource.class,
                new PolicySource(
                    Optional.of(URI.create("s3://awssol-bucket/refresh-configs/policy.json")))),
            Map.entry(TypedOptions.class, TypedOptions.NONE),
            Map.entry(WaitingClock.class, WaitingClock.system()));
    this.run =
        new Run(
            name,
            "arn:aws:states:us-east-1:123456789012:execution:dbrefresh:" + name,
            Instant.now());
    this.input = input;
  }

  /** Prepares, and takes all steps of the plan that change databases. */
  void refresh() {
    prepare();
    for (Step step : Step.values()) {
      String home = PACKAGES.getOrDefault(step, REPORT);
      boolean taken = plan.get().takes(step) && !home.equals(REPORT);
      if (taken && step != Step.PREPARE && step != Step.RECOVER) {
        finish(step);
      }
    }
  }

  /** Prepares. */
  void prepare() {
    goOn(finish(Step.PREPARE));
  }

  /** What the machine does with the plan of a run that another process began. */
  Tasks with(RefreshPlan dead) {
    plan = Optional.of(dead);
    return this;
  }

  /** What the machine says from now on of the step that failed. */
  void failed(Step step, String error, String cause) {
    failure = Optional.of(new StepFailure(step.state(), error, cause));
  }

  /** Goes on with what {@code prepare} answered. */
  void goOn(JsonNode prepared) {
    plan = Optional.of(plan(prepared.path("result").path("plan")));
  }

  RefreshPlan plan() {
    return plan.orElseThrow();
  }

  boolean isPlanned() {
    return plan.isPresent();
  }

  /** Calls the task until it is done. */
  JsonNode finish(Step step) {
    ObjectNode progress = StepJson.mapper().createObjectNode();
    Instant started = Instant.now();
    JsonNode answer = call(step, progress, started);
    while (answer.path("status").asText().equals("IN_PROGRESS")) {
      LockSupport.parkNanos(PAUSE_NANOS);
      answer = call(step, (ObjectNode) answer.path("progress"), started);
    }
    if (!answer.path("status").asText().equals("DONE")) {
      throw new AssertionError(step + ": " + answer);
    }
    return answer;
  }

  private JsonNode call(Step step, ObjectNode progress, Instant started) {
    return call(step, progress, started, null);
  }

  /** One call of the task, where {@code context} tells the time that is left. */
  JsonNode call(Step step, JsonNode progress, Context context) {
    return call(step, (ObjectNode) progress, Instant.now(), context);
  }

  /** The plan with another {@code verification}, JSON. */
  static RefreshPlan withVerification(RefreshPlan plan, String verification) {
    ObjectNode changed = StepJson.mapper().valueToTree(plan);
    changed.set("verification", json(verification));
    return plan(changed);
  }

  /** The plan with other tables to preserve. */
  static RefreshPlan withPreserved(RefreshPlan plan, List<Preserved> tables) {
    ObjectNode changed = StepJson.mapper().valueToTree(plan);
    changed.set("preserved", StepJson.mapper().valueToTree(tables));
    return plan(changed);
  }

  static JsonNode json(String text) {
    try {
      return StepJson.mapper().readTree(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private JsonNode call(Step step, ObjectNode progress, Instant started, Context context) {
    StepRequest request =
        new StepRequest(
            step.state(),
            run,
            "dbrefresh-locks",
            plan,
            Optional.of(input),
            StepJson.mapper().createObjectNode(),
            failure,
            started,
            progress);
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      byte[] event = StepJson.mapper().writeValueAsBytes(request);
      handler(step).handleRequest(new ByteArrayInputStream(event), answer, context);
      return StepJson.mapper().readTree(answer.toByteArray());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private RequestStreamHandler handler(Step step) {
    try {
      String name = "io.dbrefresh.lambdas." + PACKAGES.get(step) + "." + step.handler();
      Constructor<?> constructor =
          Arrays.stream(Class.forName(name).getDeclaredConstructors())
              .max(Comparator.comparingInt(Constructor::getParameterCount))
              .orElseThrow();
      constructor.setAccessible(true);
      Object[] arguments =
          Arrays.stream(constructor.getParameterTypes()).map(collaborators::get).toArray();
      return (RequestStreamHandler) constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static RefreshPlan plan(JsonNode json) {
    try {
      return StepJson.mapper().treeToValue(json, RefreshPlan.class);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
