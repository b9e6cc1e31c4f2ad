package io.dbrefresh.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.local.sns.LocalSns;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/** What is asked of SNS: topics that are there once, messages with attributes, typed faults. */
class SnsContractTest {
  @TempDir Path folder;
  private final String name = Unique.name();
  private String topic = "";

  private SnsClient open(Place place) {
    SnsClient sns =
        place.client(
            SnsClient.class,
            () -> new LocalSns(folder, "us-east-1", "123456789012", Clock.systemUTC()));
    topic = sns.createTopic(r -> r.name(name)).topicArn();
    place.atEnd(() -> sns.deleteTopic(r -> r.topicArn(topic)));
    return sns;
  }

  @Contract
  void a_topic_is_there_once_and_says_whose_it_is(Place place) {
    SnsClient sns = open(place);

    assertThat(sns.createTopic(r -> r.name(name)).topicArn()).isEqualTo(topic);
    assertThat(sns.listTopicsPaginator().topics()).extracting("topicArn").contains(topic);
    assertThat(sns.getTopicAttributes(r -> r.topicArn(topic)).attributes())
        .containsEntry("TopicArn", topic)
        .containsEntry("Owner", topic.split(":", -1)[4]);
  }

  @Contract
  void each_message_has_an_id_of_its_own(Place place) {
    SnsClient sns = open(place);
    MessageAttributeValue status =
        MessageAttributeValue.builder().dataType("String").stringValue("completed").build();

    String first = sns.publish(r -> r.topicArn(topic).message("a & b <c> 'ü'")).messageId();
    String second =
        sns.publish(
                r ->
                    r.targetArn(topic)
                        .subject("done")
                        .messageStructure("json")
                        .message("{\"default\": \"text\", \"sqs\": \"{}\"}")
                        .messageAttributes(Map.of("status", status)))
            .messageId();

    assertThat(first).isNotBlank().isNotEqualTo(second);
    assertThat(second).isNotBlank();
  }

  @Contract
  void faults_are_the_services(Place place) {
    SnsClient sns = open(place);
    String none = topic + "-none";

    assertThatThrownBy(() -> sns.publish(r -> r.topicArn(none).message("x")))
        .isInstanceOfSatisfying(
            NotFoundException.class,
            missing -> {
              assertThat(missing.statusCode()).isEqualTo(404);
              assertThat(missing.awsErrorDetails().errorCode()).isEqualTo("NotFound");
            });
    assertThatThrownBy(() -> sns.createTopic(r -> r.name("no spaces")))
        .isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(() -> sns.publish(r -> r.topicArn(topic).message("")))
        .isInstanceOf(InvalidParameterException.class);
    sns.deleteTopic(r -> r.topicArn(none));
  }
}
