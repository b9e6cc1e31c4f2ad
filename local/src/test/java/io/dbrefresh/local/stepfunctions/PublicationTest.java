package io.dbrefresh.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.ConflictException;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/** Versions and aliases of state machines. */
final class PublicationTest {
  private static final String ANSWER =
      "{\"StartAt\":\"a\",\"States\":{\"a\":{\"Type\":\"Pass\",\"Result\":%d,\"End\":true}}}";

  @TempDir Path folder;
  private Region region;
  private String machine = "";

  @BeforeEach
  void create() {
    region = new Region(folder);
    machine = region.create("machine", ANSWER.formatted(1));
  }

  private String publish() {
    return region
        .sfn
        .publishStateMachineVersion(r -> r.stateMachineArn(machine))
        .stateMachineVersionArn();
  }

  private void update(int answer) {
    region.sfn.updateStateMachine(
        r -> r.stateMachineArn(machine).definition(ANSWER.formatted(answer)));
  }

  private String alias(String name, RoutingConfigurationListItem... routes) {
    return region
        .sfn
        .createStateMachineAlias(r -> r.name(name).routingConfiguration(routes))
        .stateMachineAliasArn();
  }

  private static RoutingConfigurationListItem to(String version, int weight) {
    return RoutingConfigurationListItem.builder()
        .stateMachineVersionArn(version)
        .weight(weight)
        .build();
  }

  private DescribeExecutionResponse run(String arn, String name) {
    String execution = region.start(arn, name, "{}");
    region.timeline.runUntilIdle();
    return region.describe(execution);
  }

  @Test
  void a_version_stays_as_it_was_published() {
    String first = publish();
    update(2);
    String second = publish();

    assertThat(List.of(first, second)).containsExactly(machine + ":1", machine + ":2");
    assertThat(publish()).isEqualTo(second);
    assertThat(run(first, "one"))
        .satisfies(
            ended -> {
              assertThat(ended.output()).isEqualTo("1");
              assertThat(ended.stateMachineArn()).isEqualTo(machine);
              assertThat(ended.stateMachineVersionArn()).isEqualTo(first);
            });
    assertThat(run(machine, "two").output()).isEqualTo("2");
    assertThat(region.sfn.listStateMachineVersions(r -> r.stateMachineArn(machine)))
        .extracting(all -> all.stateMachineVersions().get(0).stateMachineVersionArn())
        .isEqualTo(second);
    assertThat(region.sfn.describeStateMachine(r -> r.stateMachineArn(first)).definition())
        .isEqualTo(ANSWER.formatted(1));
    assertThat(region.sfn.listExecutions(r -> r.stateMachineArn(first)).executions())
        .extracting("name")
        .containsExactly("one");
  }

  @Test
  void an_alias_leads_to_a_version_until_it_leads_to_another() {
    String first = publish();
    update(2);
    String second = publish();
    String live = alias("live", to(first, 100));
    assertThat(alias("live", to(first, 100))).isEqualTo(live);

    DescribeExecutionResponse before = run(live, "one");
    region.sfn.updateStateMachineAlias(
        r -> r.stateMachineAliasArn(live).routingConfiguration(to(second, 100)));

    assertThat(before.output()).isEqualTo("1");
    assertThat(before.stateMachineAliasArn()).isEqualTo(live);
    assertThat(before.stateMachineVersionArn()).isEqualTo(first);
    assertThat(run(live, "two").output()).isEqualTo("2");
    assertThat(region.sfn.listStateMachineAliases(r -> r.stateMachineArn(machine)))
        .extracting(all -> all.stateMachineAliases().get(0).stateMachineAliasArn())
        .isEqualTo(live);
  }

  @Test
  void an_alias_of_two_versions_shares_the_executions() {
    String first = publish();
    update(2);
    String both = alias("both", to(first, 50), to(publish(), 50));

    List<String> answers =
        IntStream.range(0, 64).mapToObj(number -> run(both, "run" + number).output()).toList();

    assertThat(answers).contains("1", "2");
  }

  @Test
  void a_version_that_an_alias_leads_to_stays() {
    String first = publish();
    String live = alias("live", to(first, 100));

    assertThatThrownBy(
            () -> region.sfn.deleteStateMachineVersion(r -> r.stateMachineVersionArn(first)))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("aliases referencing this version: [live]");
    region.sfn.deleteStateMachineAlias(r -> r.stateMachineAliasArn(live));
    region.sfn.deleteStateMachineVersion(r -> r.stateMachineVersionArn(first));
    assertThatThrownBy(() -> run(first, "one"))
        .isInstanceOf(StateMachineDoesNotExistException.class);
    update(2);
    assertThat(publish()).isEqualTo(machine + ":2");
  }

  @Test
  void what_an_alias_cannot_lead_to_is_refused() {
    String first = publish();

    refused("Sum of routing configuration weights must equal 100", to(first, 99));
    refused("must contain state machine version ARNs", to(machine, 100));
    refused("must contain distinct", to(first, 50), to(first, 50));
    assertThatThrownBy(() -> alias("live", to(machine + ":7", 100)))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> alias("123", to(first, 100)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("Value '123' at 'name'");
  }

  private void refused(String message, RoutingConfigurationListItem... routes) {
    assertThatThrownBy(() -> alias("live", routes))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining(message);
  }

  @Test
  void a_revision_that_is_no_longer_current_is_not_published() {
    update(2);
    String seen = region.sfn.describeStateMachine(r -> r.stateMachineArn(machine)).revisionId();
    update(3);

    assertThatThrownBy(
            () ->
                region.sfn.publishStateMachineVersion(
                    r -> r.stateMachineArn(machine).revisionId(seen)))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("for revision " + seen);
  }

  @Test
  void creation_and_update_publish_when_asked_to() {
    Consumer<CreateStateMachineRequest.Builder> other =
        r -> r.name("other").definition(ANSWER.formatted(1)).roleArn(Region.ROLE);
    assertThat(region.sfn.createStateMachine(other.andThen(r -> r.publish(true))))
        .extracting("stateMachineVersionArn")
        .isEqualTo(machine.replaceFirst(":machine$", ":other:1"));
    assertThatThrownBy(
            () -> region.sfn.createStateMachine(other.andThen(r -> r.versionDescription("x"))))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("Version description can only be set when publish is true");
  }

  @Test
  void a_machine_keeps_its_tags_and_a_version_has_none() {
    Tag mine = Tag.builder().key("owner").value("dba").build();
    region.sfn.tagResource(r -> r.resourceArn(machine).tags(mine));
    update(2);

    assertThat(region.sfn.listTagsForResource(r -> r.resourceArn(machine)).tags())
        .containsExactly(mine);
    region.sfn.untagResource(r -> r.resourceArn(machine).tagKeys("owner", "none"));
    assertThat(region.sfn.listTagsForResource(r -> r.resourceArn(machine)).tags()).isEmpty();
    String version = publish();
    assertThatThrownBy(() -> region.sfn.tagResource(r -> r.resourceArn(version).tags(mine)))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Resource not found: '" + version + "'");
  }
}
