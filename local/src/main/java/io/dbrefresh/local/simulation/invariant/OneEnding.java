package io.dbrefresh.local.simulation.invariant;

import io.dbrefresh.local.simulation.fault.Fault;
import io.dbrefresh.local.sns.PublishedMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * 7: each run ends in one record and one notification. SNS delivers at least once, and a lost
 * answer is asked for again: notifications of the same run that say the same are one.
 */
final class OneEnding implements Invariant {
  @Override
  public int number() {
    return 7;
  }

  @Override
  public String sentence() {
    return "every run that started ends in exactly one record and one notification";
  }

  @Override
  public Optional<String> settled(Scene scene) {
    boolean excused = scene.hasMet(Fault.OUTAGE, Fault.DENIED_FOR_EVER);
    Optional<String> table = scene.scenario().file().recordTable();
    List<Map<String, AttributeValue>> records =
        table
            .map(name -> scene.services().dynamoDb.scanPaginator(scan -> scan.tableName(name)))
            .map(pages -> pages.items().stream().toList())
            .orElse(List.of());
    List<PublishedMessage> messages = scene.services().sns.messages();
    return scene.runs().stream()
        .filter(run -> !run.recovers())
        .flatMap(run -> wrong(run, records, messages, excused, scene).stream())
        .findFirst();
  }

  private static Optional<String> wrong(
      RunStory run,
      List<Map<String, AttributeValue>> records,
      List<PublishedMessage> messages,
      boolean excused,
      Scene scene) {
    long recorded =
        records.stream().filter(item -> run.arn().equals(text(item, "execution"))).count();
    long told =
        messages.stream()
            .filter(message -> isAbout(message, run))
            .map(message -> message.attributes().get("status"))
            .distinct()
            .count();
    boolean records1 = recorded == 1 || scene.scenario().file().recordTable().isEmpty();
    boolean tells1 = told == 1 || scene.scenario().file().topicArn().isEmpty();
    boolean some = recorded + told > 0 || scene.isRecoveryDenied();
    if (excused && recorded <= 1 && told <= 1 && some) {
      return Optional.empty();
    }
    return records1 && tells1
        ? Optional.empty()
        : Optional.of(
            "%s (%s) has %d records and %d notifications"
                .formatted(run.name(), run.status(), recorded, told));
  }

  private static boolean isAbout(PublishedMessage message, RunStory run) {
    return message
        .message()
        .lines()
        .anyMatch(line -> line.startsWith("Execution:") && line.endsWith(run.arn()));
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name)).map(AttributeValue::s).orElse("");
  }
}
