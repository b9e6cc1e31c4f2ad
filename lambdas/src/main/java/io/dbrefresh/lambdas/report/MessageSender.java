package io.dbrefresh.lambdas.report;

import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.TypedOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/**
 * Publishes the message of a run, text for people and JSON for machines, with attributes that
 * subscriptions can filter by. A topic that fails does not fail the run: the record says so.
 */
final class MessageSender {
  /** How long a failing topic is tried again. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final SnsClient sns;
  private final RecordWriter records;
  private final TypedOptions options;

  MessageSender(SnsClient sns, DynamoDbClient dynamoDb, TypedOptions options) {
    this.sns = sns;
    this.options = options;
    this.records = new RecordWriter(dynamoDb);
  }

  StepOutcome send(StepRequest request, Ending ending, Instant now) {
    Subject subject = SubjectReader.read(request);
    if (subject.topicArn().isEmpty()) {
      return StepOutcome.done("the refresh file asks for no message");
    }
    String topic = subject.topicArn().get();
    if (records.isTold(request, subject)) {
      return StepOutcome.done("people have been told already");
    }
    try {
      publish(topic, request, subject, ending, now);
    } catch (NotFoundException e) {
      return silent(request, subject, "topic " + topic + " does not exist");
    } catch (SdkException e) {
      return Duration.between(request.startedAt(), now).compareTo(PATIENCE) < 0
          ? StepOutcome.inProgress(topic + " does not take the message yet: " + e.getMessage())
          : silent(request, subject, topic + ": " + e.getMessage());
    }
    records.note(request, subject, "sent " + Times.record(now));
    return StepOutcome.done("told " + topic + " that the run is " + ending.status());
  }

  private void publish(
      String topic, StepRequest request, Subject subject, Ending ending, Instant now) {
    Message message = new Message(request, subject, ending, now, options);
    sns.publish(
        publish ->
            publish
                .topicArn(topic)
                .subject(message.subject())
                .messageStructure("json")
                .message(new MachineMessage(request, subject, ending, now).structure(message))
                .messageAttributes(attributes(subject, ending)));
  }

  private StepOutcome silent(StepRequest request, Subject subject, String why) {
    records.note(request, subject, "failed: " + why);
    return StepOutcome.done("nobody could be told: " + why);
  }

  private static Map<String, MessageAttributeValue> attributes(Subject subject, Ending ending) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    attributes.put("application", text(subject.application()));
    attributes.put("environment", text(subject.environment()));
    attributes.put("target", text(subject.target()));
    attributes.put("status", text(ending.status()));
    return attributes;
  }

  /** SNS takes no empty value. */
  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder()
        .dataType("String")
        .stringValue(value.isEmpty() ? "unknown" : value)
        .build();
  }
}
