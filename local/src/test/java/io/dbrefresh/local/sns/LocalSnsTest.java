package io.dbrefresh.local.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;

class LocalSnsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
  private static final String ARN = "arn:aws:sns:us-east-1:123456789012:refresh";

  @TempDir Path folder;

  private LocalSns open() {
    return new LocalSns(folder, "us-east-1", "123456789012", Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private LocalSns withTopic() {
    LocalSns sns = open();
    sns.createTopic(request -> request.name("refresh"));
    return sns;
  }

  @Test
  void creates_a_topic_once_and_lists_it() {
    LocalSns sns = withTopic();
    assertThat(sns.createTopic(request -> request.name("refresh")).topicArn()).isEqualTo(ARN);
    assertThat(sns.listTopics().topics()).extracting("topicArn").containsExactly(ARN);
    assertThat(sns.getTopicAttributes(request -> request.topicArn(ARN)).attributes())
        .containsEntry("TopicArn", ARN);
  }

  @Test
  void keeps_what_was_published_newest_first_for_later_processes() {
    LocalSns sns = withTopic();
    String first =
        sns.publish(
                request ->
                    request
                        .topicArn(ARN)
                        .subject("mysqlinstd refreshed")
                        .message("done")
                        .messageAttributes(
                            Map.of(
                                "status",
                                MessageAttributeValue.builder()
                                    .dataType("String")
                                    .stringValue("completed")
                                    .build())))
            .messageId();
    sns.publish(request -> request.topicArn(ARN).message("second"));
    List<PublishedMessage> messages = open().messages();
    assertThat(messages).extracting(PublishedMessage::message).containsExactly("second", "done");
    assertThat(messages.get(1).messageId()).isEqualTo(first);
    assertThat(messages.get(1).time()).isEqualTo(NOW);
    assertThat(messages.get(1).subject()).contains("mysqlinstd refreshed");
    assertThat(messages.get(1).attributes()).containsEntry("status", "completed");
    assertThat(messages.get(0).subject()).isEmpty();
  }

  @Test
  void refuses_a_topic_that_does_not_exist() {
    assertThatThrownBy(
            () -> withTopic().publish(request -> request.topicArn(ARN + "2").message("x")))
        .isInstanceOfSatisfying(
            NotFoundException.class,
            missing -> {
              assertThat(missing.statusCode()).isEqualTo(404);
              assertThat(missing.awsErrorDetails().errorCode()).isEqualTo("NotFound");
              assertThat(missing.awsErrorDetails().errorMessage())
                  .isEqualTo("Topic does not exist");
            });
    assertThatThrownBy(
            () -> withTopic().publish(request -> request.topicArn("refresh").message("x")))
        .isInstanceOf(InvalidParameterException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " leading blank", "two\nlines", "schön"})
  void refuses_subjects_that_mail_cannot_carry(String subject) {
    assertThatThrownBy(
            () ->
                withTopic().publish(request -> request.topicArn(ARN).subject(subject).message("x")))
        .hasMessageContaining("Invalid parameter: Subject");
  }

  @Test
  void limits_subject_and_message() {
    LocalSns sns = withTopic();
    assertThatThrownBy(
            () ->
                sns.publish(request -> request.topicArn(ARN).subject("s".repeat(101)).message("x")))
        .hasMessageContaining("Invalid parameter: Subject");
    assertThatThrownBy(() -> sns.publish(request -> request.topicArn(ARN).message("")))
        .hasMessageContaining("Invalid parameter: Empty message");
    assertThatThrownBy(
            () -> sns.publish(request -> request.topicArn(ARN).message("ä".repeat(128 * 1024 + 1))))
        .hasMessageContaining("Invalid parameter: Message too long");
    sns.publish(request -> request.topicArn(ARN).message("x".repeat(256 * 1024)));
    assertThat(sns.messages()).hasSize(1);
  }

  @Test
  void takes_the_default_entry_of_a_structured_message() {
    LocalSns sns = withTopic();
    sns.publish(
        request ->
            request.topicArn(ARN).messageStructure("json").message("{\"default\": \"short\"}"));
    assertThat(sns.messages().get(0).message()).isEqualTo("short");
    assertThatThrownBy(
            () ->
                sns.publish(
                    request -> request.topicArn(ARN).messageStructure("json").message("{}")))
        .hasMessageContaining("No default entry");
  }
}
