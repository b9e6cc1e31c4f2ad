package io.dbrefresh.launcher.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.launcher.display.Times;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.SentMessage;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dbrefresh messages}: what the local region's SNS would have sent. */
@Command(
    name = "messages",
    description = "Shows what SNS would have sent from the local region, newest first.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh messages --local -n 1",
      "      the last message: what was refreshed, or why not"
    })
final class MessagesCommand implements Runnable {
  @Option(
      names = {"-n", "--number"},
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many (${DEFAULT-VALUE}).")
  private int number;

  @Mixin private LocalDirOption local = new LocalDirOption();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  MessagesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    List<SentMessage> messages = surroundings.regions().messages(local.folder(surroundings));
    messages.stream()
        .limit(Math.max(0, number))
        .map(message -> output.json() ? json(message).toString() : text(message))
        .forEach(out::println);
    if (messages.isEmpty() && !output.json()) {
      spec.commandLine().getErr().println("No message was sent yet.");
    }
    out.flush();
  }

  private static String text(SentMessage message) {
    String to = message.topicArn().substring(message.topicArn().lastIndexOf(':') + 1);
    String head = Times.shown(message.at()) + "  to " + to + "  " + message.subject();
    return head.stripTrailing() + "\n" + message.body().stripTrailing().indent(2);
  }

  private static ObjectNode json(SentMessage message) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("at", message.at().toString())
        .put("topicArn", message.topicArn())
        .put("subject", message.subject())
        .put("message", message.body());
  }
}
