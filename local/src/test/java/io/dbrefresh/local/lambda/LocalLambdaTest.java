package io.dbrefresh.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.local.time.Timeline;
import io.dbrefresh.local.time.VirtualTimeline;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class LocalLambdaTest {
  @TempDir Path logs;

  private LambdaClient open() throws URISyntaxException {
    Timeline timeline = new VirtualTimeline(Instant.parse("2026-03-01T02:00:00Z"));
    Path template =
        Path.of(Objects.requireNonNull(getClass().getResource("functions.yaml")).toURI());
    LocalFunctions functions =
        new LocalFunctions(
            template,
            new Collaborators(Map.of(Clock.class, timeline::clock)),
            logs,
            timeline,
            "us-east-1",
            "123456789012");
    return new LocalLambda(functions, Runnable::run);
  }

  @Test
  void answers_what_the_handler_answers() throws URISyntaxException {
    InvokeResponse response =
        open()
            .invoke(
                request ->
                    request
                        .functionName("MapFunction")
                        .payload(SdkBytes.fromUtf8String("{\"name\":\"dba\"}")));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.functionError()).isNull();
    assertThat(response.payload().asUtf8String()).isEqualTo("{\"greeting\":\"hello dba\"}");
  }

  @Test
  void answers_a_handlers_exception_as_an_error_of_the_function() throws URISyntaxException {
    InvokeResponse response = open().invoke(request -> request.functionName("FailingFunction"));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.functionError()).isEqualTo("Unhandled");
    assertThat(response.payload().asUtf8String())
        .startsWith(
            "{\"errorMessage\":\"on purpose\",\"errorType\":\"java.lang.UnsupportedOperationException\",\"stackTrace\":[");
  }

  @Test
  void does_not_wait_for_events_and_runs_nothing_dry() throws URISyntaxException {
    assertThat(
            open()
                .invoke(
                    request ->
                        request
                            .functionName("FailingFunction")
                            .invocationType(InvocationType.EVENT))
                .statusCode())
        .isEqualTo(202);
    assertThat(logs.resolve("FailingFunction.log")).exists();
    assertThat(
            open()
                .invoke(
                    request ->
                        request.functionName("MapFunction").invocationType(InvocationType.DRY_RUN))
                .statusCode())
        .isEqualTo(204);
    assertThat(logs.resolve("MapFunction.log")).doesNotExist();
  }

  @Test
  void lists_functions_and_knows_no_other() throws URISyntaxException {
    assertThat(open().listFunctions().functions())
        .extracting("functionName")
        .contains("EchoFunction", "SlowFunction");
    assertThatThrownBy(() -> open().invoke(request -> request.functionName("OtherFunction")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining(
            "Function not found: arn:aws:lambda:us-east-1:123456789012:function:OtherFunction");
  }
}
