package io.dbrefresh.local.sns;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dbrefresh.local.store.Cabinet;
import io.dbrefresh.local.store.Documents;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.DeleteTopicRequest;
import software.amazon.awssdk.services.sns.model.DeleteTopicResponse;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.Topic;

/**
 * SNS of the local region: topics without subscriptions; what is published is kept in an outbox.
 * Safe for use by several threads; other operations throw {@link UnsupportedOperationException}.
 */
public final class LocalSns implements SnsClient {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,256}");

  private final Documents topics;
  private final Outbox outbox;
  private final String region;
  private final String accountId;
  private final Clock clock;

  /** The topics and messages kept in {@code folder}, which need not exist yet. */
  public LocalSns(Path folder, String region, String accountId, Clock clock) {
    this(Cabinet.in(folder), region, accountId, clock);
  }

  /** The topics and messages kept in {@code cabinet}. */
  public LocalSns(Cabinet cabinet, String region, String accountId, Clock clock) {
    topics = cabinet.drawer("topics");
    outbox = new Outbox(cabinet.drawer("messages"));
    this.region = region;
    this.accountId = accountId;
    this.clock = clock;
  }

  /** What was published to the region's topics, newest first. */
  public synchronized List<PublishedMessage> messages() {
    return outbox.messages();
  }

  /** Answers the topic that is there, as the service does. */
  @Override
  public synchronized CreateTopicResponse createTopic(CreateTopicRequest request) {
    if (request.name() == null || !NAME.matcher(request.name()).matches()) {
      throw Faults.invalid("Topic Name");
    }
    String arn = "arn:aws:sns:%s:%s:%s".formatted(region, accountId, request.name());
    if (topics.read(request.name()).isEmpty()) {
      topics.write(request.name(), JsonNodeFactory.instance.objectNode().put("topicArn", arn));
    }
    return CreateTopicResponse.builder().topicArn(arn).build();
  }

  /** Deleting what is not there is no error, as in the service; its messages stay in the outbox. */
  @Override
  public synchronized DeleteTopicResponse deleteTopic(DeleteTopicRequest request) {
    String arn = String.valueOf(request.topicArn());
    String prefix = "arn:aws:sns:%s:%s:".formatted(region, accountId);
    if (!arn.startsWith("arn:aws:sns:")) {
      throw Faults.invalid("TopicArn");
    }
    if (arn.startsWith(prefix)) {
      topics.delete(arn.substring(prefix.length()));
    }
    return DeleteTopicResponse.builder().build();
  }

  @Override
  public synchronized ListTopicsResponse listTopics(ListTopicsRequest request) {
    return ListTopicsResponse.builder()
        .topics(
            topics.names().stream()
                .map(name -> "arn:aws:sns:%s:%s:%s".formatted(region, accountId, name))
                .map(arn -> Topic.builder().topicArn(arn).build())
                .toList())
        .build();
  }

  @Override
  public synchronized GetTopicAttributesResponse getTopicAttributes(
      GetTopicAttributesRequest request) {
    String arn = existing(request.topicArn());
    return GetTopicAttributesResponse.builder()
        .attributes(
            Map.of(
                "TopicArn", arn,
                "Owner", accountId,
                "DisplayName", "",
                "SubscriptionsConfirmed", "0",
                "SubscriptionsPending", "0",
                "SubscriptionsDeleted", "0"))
        .build();
  }

  @Override
  public synchronized PublishResponse publish(PublishRequest request) {
    String arn = existing(request.topicArn() == null ? request.targetArn() : request.topicArn());
    PublishedText text = new PublishedText(request);
    String id = UUID.randomUUID().toString();
    outbox.add(
        new PublishedMessage(
            clock.instant(), id, arn, text.subject(), text.message(), text.attributes()));
    return PublishResponse.builder().messageId(id).build();
  }

  private String existing(@Nullable String arn) {
    String prefix = "arn:aws:sns:";
    String[] parts = arn == null ? new String[0] : arn.split(":", -1);
    if (arn == null || !arn.startsWith(prefix) || parts.length != 6) {
      throw Faults.invalid("TopicArn");
    }
    boolean ours = parts[3].equals(region) && parts[4].equals(accountId);
    if (!ours || topics.read(parts[5]).isEmpty()) {
      throw Faults.noTopic();
    }
    return arn;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
