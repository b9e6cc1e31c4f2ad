package io.dbrefresh.lambdas;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.statemachine.policy.PolicySource;
import io.dbrefresh.statemachine.step.Step;
import io.dbrefresh.statemachine.step.TypedOptions;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** State, handler and function go by one name, and what runs locally is what is deployed. */
class NameChainTest {
  private static final Path TEMPLATE = Path.of("..", "cloudformation", "compute.yaml");
  private static final Pattern FUNCTION =
      Pattern.compile("(?m)^  (\\w+Function):\\n    Type: AWS::Lambda::Function$");
  private static final Pattern HANDLER = Pattern.compile("(?m)^      Handler: (\\S+)$");
  private static final Set<Class<?>> COLLABORATORS =
      Set.of(
          RdsClient.class,
          IamClient.class,
          SfnClient.class,
          SnsClient.class,
          S3Client.class,
          SecretsManagerClient.class,
          DynamoDbClient.class,
          SsmClient.class,
          PolicySource.class,
          TypedOptions.class,
          WaitingClock.class);

  private static Map<String, String> handlers() throws IOException {
    String template = Files.readString(TEMPLATE);
    Map<String, String> handlers = new HashMap<>();
    Matcher function = FUNCTION.matcher(template);
    while (function.find()) {
      Matcher handler = HANDLER.matcher(template);
      assertThat(handler.find(function.end())).as(function.group(1) + " has a Handler").isTrue();
      handlers.put(function.group(1), handler.group(1));
    }
    return handlers;
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void the_template_has_a_function_for_the_step_with_the_handler_of_its_name(Step step)
      throws Exception {
    String handler = handlers().get(step.function());
    assertThat(handler).as(step.function()).isNotNull().endsWith("." + step.handler());
    assertThat(StepHandler.class).isAssignableFrom(Class.forName(handler));
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void the_handler_can_be_made_with_and_without_collaborators(Step step) throws Exception {
    Class<?> handler = Class.forName(handlers().get(step.function()));
    assertThat(Modifier.isPublic(handler.getModifiers())).isTrue();
    assertThat(Modifier.isPublic(handler.getConstructor().getModifiers())).isTrue();
    Constructor<?> injected =
        Arrays.stream(handler.getDeclaredConstructors())
            .max(Comparator.comparingInt(Constructor::getParameterCount))
            .orElseThrow();
    assertThat(Modifier.isPublic(injected.getModifiers())).isFalse();
    assertThat(COLLABORATORS).contains(injected.getParameterTypes());
    assertThat(injected.getParameterTypes()).contains(WaitingClock.class).doesNotHaveDuplicates();
  }

  @Test
  void the_template_has_a_function_for_each_step_and_two_that_events_call() throws IOException {
    assertThat(handlers().keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Arrays.stream(Step.values()).map(Step::function),
                    Stream.of("StartRecoveryFunction", "SweepFunction"))
                .toList());
  }
}
