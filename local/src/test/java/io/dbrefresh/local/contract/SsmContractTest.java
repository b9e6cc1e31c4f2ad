package io.dbrefresh.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.local.ssm.LocalSsm;
import io.dbrefresh.local.store.Documents;
import io.dbrefresh.local.time.WallTimeline;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.InstanceInformationStringFilter;
import software.amazon.awssdk.services.ssm.model.InvalidCommandIdException;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentException;
import software.amazon.awssdk.services.ssm.model.InvocationDoesNotExistException;

/** What is asked of Systems Manager where no instance is managed: nothing found, typed faults. */
class SsmContractTest {
  private static final Path TEMPLATE = Path.of("..", "cloudformation", "compute.yaml");
  private static final String INSTANCE = "i-0123456789abcdef0";

  @TempDir Path folder;

  private SsmClient open(Place place) {
    return place.client(
        SsmClient.class,
        () -> {
          WallTimeline timeline = new WallTimeline();
          place.atEnd(timeline::close);
          return new LocalSsm(
              new Documents(folder), TEMPLATE, main -> (arguments, out) -> 0, timeline);
        });
  }

  @Contract
  void instances_are_found_by_tag(Place place) {
    InstanceInformationStringFilter filter =
        InstanceInformationStringFilter.builder()
            .key("tag:" + Unique.name())
            .values("true")
            .build();

    assertThat(
            open(place)
                .describeInstanceInformation(r -> r.filters(filter))
                .instanceInformationList())
        .isEmpty();
  }

  @Contract
  void faults_are_the_services(Place place) {
    SsmClient ssm = open(place);
    String command = UUID.randomUUID().toString();

    assertThatThrownBy(
            () -> ssm.sendCommand(r -> r.documentName(Unique.name()).instanceIds(INSTANCE)))
        .isInstanceOf(InvalidDocumentException.class);
    assertThatThrownBy(
            () -> ssm.getCommandInvocation(r -> r.commandId(command).instanceId(INSTANCE)))
        .isInstanceOf(InvocationDoesNotExistException.class);
    assertThatThrownBy(() -> ssm.cancelCommand(r -> r.commandId(command)))
        .isInstanceOf(InvalidCommandIdException.class);
  }
}
