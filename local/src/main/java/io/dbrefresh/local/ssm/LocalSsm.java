package io.dbrefresh.local.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.store.Documents;
import io.dbrefresh.local.time.Timeline;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.CancelCommandRequest;
import software.amazon.awssdk.services.ssm.model.CancelCommandResponse;
import software.amazon.awssdk.services.ssm.model.CommandFilterKey;
import software.amazon.awssdk.services.ssm.model.DescribeInstanceInformationRequest;
import software.amazon.awssdk.services.ssm.model.DescribeInstanceInformationResponse;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationRequest;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.InstanceInformationStringFilter;
import software.amazon.awssdk.services.ssm.model.ListCommandInvocationsRequest;
import software.amazon.awssdk.services.ssm.model.ListCommandInvocationsResponse;
import software.amazon.awssdk.services.ssm.model.PingStatus;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;
import software.amazon.awssdk.services.ssm.model.SendCommandResponse;

/**
 * Systems Manager as far as Run Command needs it. A command runs the Java program of the template's
 * document in this JVM, with the region's clients; commands are known for the life of the process.
 */
public final class LocalSsm implements SsmClient {
  private static final String TAG = "tag:";

  private final Documents instances;
  private final Path template;
  private final Program programs;
  private final Timeline timeline;
  private final List<Command> commands = new CopyOnWriteArrayList<>();

  /**
   * @param instances where the managed instances are kept
   * @param template the CloudFormation template with the document
   */
  public LocalSsm(Documents instances, Path template, Program programs, Timeline timeline) {
    this.instances = instances;
    this.template = template;
    this.programs = programs;
    this.timeline = timeline;
  }

  /** Puts an EC2 instance in, as its agent does when it starts; online from now on. */
  public void register(String instanceId, Map<String, String> tags) {
    ObjectNode instance = JsonNodeFactory.instance.objectNode();
    tags.forEach(instance::put);
    instances.write(instanceId, instance);
  }

  /** Takes an instance out. */
  public void deregister(String instanceId) {
    instances.delete(instanceId);
  }

  @Override
  public DescribeInstanceInformationResponse describeInstanceInformation(
      DescribeInstanceInformationRequest request) {
    List<InstanceInformation> found =
        instances.names().stream()
            .filter(id -> request.filters().stream().allMatch(filter -> matches(id, filter)))
            .map(
                id ->
                    InstanceInformation.builder()
                        .instanceId(id)
                        .pingStatus(PingStatus.ONLINE)
                        .platformName("Amazon Linux")
                        .build())
            .toList();
    return DescribeInstanceInformationResponse.builder().instanceInformationList(found).build();
  }

  private boolean matches(String instance, InstanceInformationStringFilter filter) {
    if (!filter.key().startsWith(TAG)) {
      return filter.key().equals("InstanceIds") && filter.values().contains(instance);
    }
    return instances
        .read(instance)
        .map(tags -> tags.path(filter.key().substring(TAG.length())))
        .filter(JsonNode::isTextual)
        .filter(value -> filter.values().contains(value.asText()))
        .isPresent();
  }

  @Override
  public SendCommandResponse sendCommand(SendCommandRequest request) {
    CommandDocument document =
        CommandDocument.in(template)
            .filter(known -> known.name().equals(request.documentName()))
            .orElseThrow(() -> Faults.noDocument(request.documentName()));
    if (request.hasTargets()) {
      throw new UnsupportedOperationException(
          "The local region's SSM sends commands to instance ids, not to targets");
    }
    if (!request.parameters().keySet().equals(document.parameters())) {
      throw Faults.parameters(
          "The document takes %s and not %s"
              .formatted(document.parameters(), request.parameters().keySet()));
    }
    String id = UUID.randomUUID().toString();
    for (String instance : request.instanceIds()) {
      if (!instances.names().contains(instance)) {
        throw Faults.noInstance(instance);
      }
      Command command =
          new Command(id, instance, document.name(), request.comment(), timeline.clock().instant());
      commands.add(command);
      List<String> arguments = document.arguments(request.parameters());
      Runnable work = () -> run(command, document.mainClass(), arguments);
      timeline.offload(Executors.callable(work, work), new Unattended());
    }
    return SendCommandResponse.builder().command(sent -> sent.commandId(id)).build();
  }

  private void run(Command command, String mainClass, List<String> arguments) {
    if (!command.begin()) {
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      int exit = programs.of(mainClass).applyAsInt(arguments, out);
      command.end(exit, bytes.toString(StandardCharsets.UTF_8));
    } catch (RuntimeException thrown) {
      command.end(1, bytes.toString(StandardCharsets.UTF_8) + thrown);
    }
  }

  @Override
  public CancelCommandResponse cancelCommand(CancelCommandRequest request) {
    List<Command> asked =
        commands.stream().filter(command -> command.has(request.commandId())).toList();
    if (asked.isEmpty()) {
      throw Faults.noCommand(request.commandId());
    }
    asked.stream().filter(command -> command.isOn(request.instanceIds())).forEach(Command::cancel);
    return CancelCommandResponse.builder().build();
  }

  @Override
  public ListCommandInvocationsResponse listCommandInvocations(
      ListCommandInvocationsRequest request) {
    Instant after =
        request.filters().stream()
            .filter(filter -> filter.key() == CommandFilterKey.INVOKED_AFTER)
            .map(filter -> Instant.parse(filter.value()))
            .findFirst()
            .orElse(Instant.EPOCH);
    return ListCommandInvocationsResponse.builder()
        .commandInvocations(
            commands.stream()
                .filter(command -> !command.requested().isBefore(after))
                .map(Command::listed)
                .toList())
        .build();
  }

  @Override
  public GetCommandInvocationResponse getCommandInvocation(GetCommandInvocationRequest request) {
    return commands.stream()
        .filter(command -> command.has(request.commandId()))
        .filter(command -> command.isOn(List.of(request.instanceId())))
        .findFirst()
        .map(Command::described)
        .orElseThrow(Faults::noInvocation);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  /** A command says in its own state what came of it. */
  private static final class Unattended implements Timeline.Completion<Runnable> {
    @Override
    public void succeeded(Runnable work) {}

    @Override
    public void failed(Throwable thrown) {}
  }
}
