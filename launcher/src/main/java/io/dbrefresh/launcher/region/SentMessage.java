package io.dbrefresh.launcher.region;

import java.time.Instant;

/**
 * A message that SNS would have delivered.
 *
 * @param at when it was published
 * @param topicArn to which topic
 */
public record SentMessage(Instant at, String topicArn, String subject, String body) {}
