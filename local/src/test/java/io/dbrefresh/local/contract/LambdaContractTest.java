package io.dbrefresh.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.local.lambda.Collaborators;
import io.dbrefresh.local.lambda.LocalFunctions;
import io.dbrefresh.local.lambda.LocalLambda;
import io.dbrefresh.local.time.WallTimeline;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/**
 * What is asked of Lambda: invocations of three types, and failures. At an endpoint the function
 * {@code -Dcontract.function} is invoked, which has to fail with an empty event.
 */
class LambdaContractTest {
  @TempDir Path logs;
  private String function = "FailingFunction";

  private LambdaClient open(Place place) {
    if (place.shared()) {
      function = System.getProperty("contract.function", "PrepareFunction");
    }
    return place.client(
        LambdaClient.class,
        () -> {
          WallTimeline timeline = new WallTimeline();
          place.atEnd(timeline::close);
          LocalFunctions functions =
              new LocalFunctions(
                  template(),
                  new Collaborators(Map.of(Clock.class, timeline::clock)),
                  logs,
                  timeline,
                  "us-east-1",
                  "123456789012");
          return new LocalLambda(functions, work -> {});
        });
  }

  private static Path template() {
    URL template =
        LambdaContractTest.class.getResource("/io/dbrefresh/local/lambda/functions.yaml");
    try {
      return Path.of(Objects.requireNonNull(template).toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Contract
  void a_function_that_fails_is_an_answer_that_says_so(Place place) {
    InvokeResponse response = open(place).invoke(r -> r.functionName(function));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.functionError()).isEqualTo("Unhandled");
    assertThat(response.executedVersion()).isEqualTo("$LATEST");
    assertThat(response.payload().asUtf8String()).contains("\"errorMessage\"", "\"errorType\"");
  }

  @Contract
  void nobody_waits_for_an_event_and_a_dry_run_does_nothing(Place place) {
    LambdaClient lambda = open(place);

    InvokeResponse event =
        lambda.invoke(r -> r.functionName(function).invocationType(InvocationType.EVENT));
    assertThat(event.statusCode()).isEqualTo(202);
    assertThat(event.functionError()).isNull();
    assertThat(
            lambda
                .invoke(r -> r.functionName(function).invocationType(InvocationType.DRY_RUN))
                .statusCode())
        .isEqualTo(204);
  }

  @Contract
  void faults_are_the_services(Place place) {
    LambdaClient lambda = open(place);

    assertThatThrownBy(() -> lambda.invoke(r -> r.functionName(Unique.name())))
        .isInstanceOfSatisfying(
            ResourceNotFoundException.class,
            missing -> assertThat(missing.statusCode()).isEqualTo(404))
        .hasMessageContaining("Function not found: arn:aws:lambda:");
  }
}
