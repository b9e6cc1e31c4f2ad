package io.dbrefresh.lambdas.report;

import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/** Publishes the message of a run, with attributes that subscriptions can filter by. */
final class MessageSender {
  private final SnsClient sns;

  MessageSender(SnsClient sns) {
    this.sns = sns;
  }

  StepOutcome send(StepRequest request, Ending ending, Instant now) {
    Subject subject = SubjectReader.read(request);
    if (subject.topicArn().isEmpty()) {
      return StepOutcome.done("the refresh file asks for no message");
    }
    String topic = subject.topicArn().get();
    Message message = new Message(request, subject, ending, now);
    try {
      sns.publish(
          publish ->
              publish
                  .topicArn(topic)
                  .subject(message.subject())
                  .message(message.text())
                  .messageAttributes(attributes(subject, ending)));
    } catch (NotFoundException e) {
      throw new StepFailedException(StepError.NOT_FOUND, "Topic " + topic + " does not exist");
    }
    return StepOutcome.done("told " + topic + " that the run is " + ending.status());
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
