package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.deploy.Artifact;
import io.dbrefresh.launcher.deploy.Artifacts;
import io.dbrefresh.launcher.deploy.Bucket;
import io.dbrefresh.launcher.deploy.Data;
import io.dbrefresh.launcher.deploy.Packages;
import io.dbrefresh.launcher.deploy.StackChange;
import io.dbrefresh.launcher.deploy.StackFailure;
import io.dbrefresh.launcher.deploy.StackProgress;
import io.dbrefresh.launcher.deploy.TemplateUrl;
import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.AwsClients;
import io.dbrefresh.launcher.schedule.Homes;
import io.dbrefresh.launcher.schedule.RefreshObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** The way from a folder to a stack. */
final class Deploying {
  private static final String BUCKET = "ArtifactBucket";
  private static final String REVISION = "Revision";

  private final Surroundings surroundings;
  private final Printer printer;
  private final AwsClients clients;
  private final DeployOptions options;
  private final StackChange change;

  Deploying(Surroundings surroundings, Printer printer, AwsClients clients, DeployOptions options) {
    this.surroundings = surroundings;
    this.printer = printer;
    this.clients = clients;
    this.options = options;
    change = new StackChange(clients.cloudFormation().get(), surroundings.pause(), options.stack());
  }

  ExitCode deploy(Optional<URI> endpoint) {
    String bucket = bucketName();
    boolean isNew = isToBeMade(bucket);
    build();
    if (isNew) {
      create(bucket);
    }
    Artifacts artifacts = Artifacts.of(surroundings.project());
    String prefix = artifacts.prefix();
    new Bucket(clients.s3().get(), bucket)
        .upload(prefix, artifacts.files(), key -> printer.note("Uploaded " + key));
    String changeSet = "dbrefresh-" + surroundings.clock().instant().toEpochMilli();
    List<String> changes =
        proposed(
            changeSet,
            TemplateUrl.of(
                endpoint, clients.region(), bucket, prefix + "cloudformation/global.yaml"),
            parameters(artifacts, bucket, prefix));
    if (changes.isEmpty()) {
      change.discard(changeSet);
      printer.line("Nothing to change: the stack " + options.stack() + " is as this folder says");
      return data();
    }
    changes.forEach(printer::line);
    if (options.diff() || !agreed(changes.size())) {
      change.discard(changeSet);
      printer.note("Nothing was changed.");
      return ExitCode.DONE;
    }
    change(changeSet);
    return data();
  }

  private List<String> proposed(String changeSet, String url, Map<String, String> parameters) {
    try {
      return change.propose(changeSet, url, parameters);
    } catch (StackFailure failure) {
      change.discard(changeSet);
      throw new CommandException(ExitCode.USAGE, String.valueOf(failure.getMessage()));
    }
  }

  private boolean agreed(int changes) {
    return options.yes()
        || new Question(surroundings, printer)
            .agreed("Change %d resources of %s?".formatted(changes, options.stack()));
  }

  private void change(String changeSet) {
    Stack stack = change.find().orElseThrow();
    StackProgress progress =
        new StackProgress(
            clients.cloudFormation().get(), surroundings.pause(), stack.stackId(), printer::line);
    change.execute(changeSet);
    Optional<StackEvent> failed = progress.follow();
    if (failed.isPresent()) {
      StackEvent event = failed.get();
      throw new StackFailure(
          options.stack(), event.logicalResourceId(), String.valueOf(event.resourceStatusReason()));
    }
    printer.line("The stack " + options.stack() + " is as this folder says");
  }

  private Map<String, String> parameters(Artifacts artifacts, String bucket, String prefix) {
    Map<String, String> parameters = options.parameters();
    parameters.put(BUCKET, bucket);
    parameters.put("ArtifactPrefix", prefix);
    if (artifacts.has(Artifacts.POLICY)) {
      parameters.putIfAbsent("PolicyBucket", bucket);
      parameters.putIfAbsent("PolicyKey", prefix + Artifacts.POLICY);
    }
    if (change.find().filter(this::isAsked).isPresent()) {
      parameters.putIfAbsent(REVISION, Long.toString(surroundings.clock().millis()));
    }
    return parameters;
  }

  /**
   * Whether a parameter gets another value: a function's environment is part of its version, and
   * CloudFormation publishes one only where the version itself changes.
   */
  private boolean isAsked(Stack stack) {
    Map<String, String> before =
        stack.parameters().stream()
            .collect(Collectors.toMap(Parameter::parameterKey, Parameter::parameterValue));
    return before.containsKey(REVISION)
        && options.parameters().entrySet().stream()
            .anyMatch(it -> !it.getValue().equals(before.get(it.getKey())));
  }

  private String bucketName() {
    return options
        .bucket()
        .or(this::bucketOfTheStack)
        .orElseThrow(
            () ->
                new CommandException(
                    ExitCode.USAGE,
                    "Name a bucket for what is uploaded: --bucket NAME, and --create-bucket"
                        + " where it is to be made."));
  }

  /** The first call: who has no credentials hears of it before anything is built. */
  private boolean isToBeMade(String bucket) {
    if (new Bucket(clients.s3().get(), bucket).exists()) {
      return false;
    }
    if (!options.createBucket()) {
      throw new CommandException(
          ExitCode.USAGE,
          "There is no bucket %s that you may use. --create-bucket makes it.".formatted(bucket));
    }
    return true;
  }

  private void create(String bucket) {
    new Bucket(clients.s3().get(), bucket).create(clients.region());
    printer.note("Created the bucket " + bucket);
  }

  private Optional<String> bucketOfTheStack() {
    return change.find().stream()
        .flatMap(stack -> stack.parameters().stream())
        .filter(parameter -> parameter.parameterKey().equals(BUCKET))
        .map(Parameter::parameterValue)
        .findFirst();
  }

  /** Scripts and refresh files keep their keys: a schedule reads what is current. */
  private ExitCode data() {
    String bucket = Homes.outputs(clients, options.stack()).get("BucketName");
    if (bucket == null) {
      return ExitCode.DONE;
    }
    RefreshObjects objects = new RefreshObjects(clients.s3().get(), bucket);
    Path project = surroundings.project();
    for (Artifact each : Data.of(project, clients.region(), printer::note)) {
      try {
        if (objects.put(each.name(), Files.readString(each.file()))) {
          printer.note("Uploaded s3://" + bucket + "/" + each.name());
        }
      } catch (IOException failed) {
        throw new UncheckedIOException("Cannot read " + each.file(), failed);
      }
    }
    printer.note("Next: dbrefresh launch <target> <application> --watch");
    return ExitCode.DONE;
  }

  private void build() {
    Path project = surroundings.project();
    if (!Packages.haveSources(project)) {
      throw new CommandException(
          ExitCode.USAGE,
          "There is no folder lambdas in %s, which the packages of the functions are built from."
              .formatted(project));
    }
    if (!Packages.hasAuthorities(project)) {
      printer.note(
          "warning: the packages have no certificate authorities, without which no script logs in."
              + " Run lambdas/ca-bundle and build again.");
    }
    if (Packages.missing(project).isEmpty()) {
      return;
    }
    printer.note("Building the packages of the functions …");
    try {
      if (Packages.build(project) != 0 || !Packages.missing(project).isEmpty()) {
        throw new CommandException(
            ExitCode.FAILED, "The build failed; " + Packages.log(project) + " says why.");
      }
    } catch (IOException failed) {
      throw new CommandException(ExitCode.FAILED, "Maven could not be run: " + failed.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandException(ExitCode.INTERRUPTED, "Interrupted while building.");
    }
  }
}
