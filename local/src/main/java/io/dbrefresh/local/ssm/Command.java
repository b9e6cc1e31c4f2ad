package io.dbrefresh.local.ssm;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.CommandInvocation;
import software.amazon.awssdk.services.ssm.model.CommandInvocationStatus;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;

/** One command on one instance. Its state is seen by several threads. */
final class Command {
  /** "Understanding command statuses"; output of GetCommandInvocation has 24,000 characters. */
  private static final int LONGEST_OUTPUT = 24_000;

  private final String id;
  private final String instance;
  private final String document;
  private final String comment;
  private final Instant requested;
  private CommandInvocationStatus status = CommandInvocationStatus.PENDING;
  private String output = "";
  private int exit = -1;
  private @Nullable Thread process;

  Command(String id, String instance, String document, String comment, Instant requested) {
    this.id = id;
    this.instance = instance;
    this.document = document;
    this.comment = comment;
    this.requested = requested;
  }

  boolean has(String commandId) {
    return id.equals(commandId);
  }

  /** No names are all instances. */
  boolean isOn(List<String> instances) {
    return instances.isEmpty() || instances.contains(instance);
  }

  Instant requested() {
    return requested;
  }

  /** Whether it may run: not when it was cancelled before the instance had it. */
  synchronized boolean begin() {
    if (status != CommandInvocationStatus.PENDING) {
      return false;
    }
    process = Thread.currentThread();
    status = CommandInvocationStatus.IN_PROGRESS;
    return true;
  }

  /** What has ended is left as it is; what runs is interrupted, and cancelled when it has ended. */
  synchronized void cancel() {
    if (process != null) {
      status = CommandInvocationStatus.CANCELLING;
      process.interrupt();
    } else if (status == CommandInvocationStatus.PENDING) {
      status = CommandInvocationStatus.CANCELLED;
    }
  }

  synchronized void end(int exitStatus, String said) {
    exit = exitStatus;
    output = said.length() > LONGEST_OUTPUT ? said.substring(0, LONGEST_OUTPUT) : said;
    if (status == CommandInvocationStatus.CANCELLING) {
      status = CommandInvocationStatus.CANCELLED;
    } else {
      status = exit == 0 ? CommandInvocationStatus.SUCCESS : CommandInvocationStatus.FAILED;
    }
    process = null;
  }

  synchronized CommandInvocation listed() {
    return CommandInvocation.builder()
        .commandId(id)
        .instanceId(instance)
        .documentName(document)
        .comment(comment)
        .requestedDateTime(requested)
        .status(status)
        .statusDetails(status.toString())
        .build();
  }

  synchronized GetCommandInvocationResponse described() {
    return GetCommandInvocationResponse.builder()
        .commandId(id)
        .instanceId(instance)
        .documentName(document)
        .comment(comment)
        .status(status)
        .statusDetails(status.toString())
        .responseCode(exit)
        .standardOutputContent(output)
        .standardErrorContent("")
        .build();
  }
}
