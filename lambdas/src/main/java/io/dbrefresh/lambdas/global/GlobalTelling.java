package io.dbrefresh.lambdas.global;

import io.dbrefresh.lambdas.report.Times;
import io.dbrefresh.statemachine.step.StepOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/** Publishes the message of a run. A topic that fails does not fail the run. */
final class GlobalTelling {
  /** How long a failing topic is tried again. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final SnsClient sns;
  private final GlobalRecords records;

  GlobalTelling(SnsClient sns, DynamoDbClient dynamoDb) {
    this.sns = sns;
    this.records = new GlobalRecords(dynamoDb);
  }

  /** {@code since} is when the caller began to try. */
  StepOutcome tell(GlobalReports reports, Instant since, Instant now) {
    if (reports.topicArn().isEmpty()) {
      return StepOutcome.done("no topic is named to tell");
    }
    String topic = reports.topicArn().get();
    if (records.isTold(reports)) {
      return StepOutcome.done("people have been told already");
    }
    try {
      publish(topic, reports, now);
    } catch (NotFoundException e) {
      return silent(reports, "topic " + topic + " does not exist");
    } catch (SdkException e) {
      return Duration.between(since, now).compareTo(PATIENCE) < 0
          ? StepOutcome.inProgress(topic + " does not take the message yet: " + e.getMessage())
          : silent(reports, topic + ": " + e.getMessage());
    }
    records.note(reports, "sent " + Times.record(now));
    return StepOutcome.done("told " + topic + " that the run is " + reports.ending().status());
  }

  private StepOutcome silent(GlobalReports reports, String why) {
    records.note(reports, "failed: " + why);
    return StepOutcome.done("nobody could be told: " + why);
  }

  private void publish(String topic, GlobalReports reports, Instant now) {
    GlobalMessage message = new GlobalMessage(reports, now);
    sns.publish(
        publish ->
            publish
                .topicArn(topic)
                .subject(message.subject())
                .messageStructure("json")
                .message(message.structure())
                .messageAttributes(attributes(reports)));
  }

  /** Those of a refresh, and the operation. */
  private static Map<String, MessageAttributeValue> attributes(GlobalReports reports) {
    return Map.of(
        "application", text("global-database"),
        "environment", text("global"),
        "target", text(reports.globalCluster()),
        "status", text(reports.ending().status()),
        "operation", text(reports.operation()));
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
