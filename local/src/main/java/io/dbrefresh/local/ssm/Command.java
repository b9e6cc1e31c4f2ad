package io.dbrefresh.local.ssm;

import java.time.Instant;
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

  Command(String id, String instance, String document, String comment, Instant requested) {
    this.id = id;
    this.instance = instance;
    this.document = document;
    this.comment = comment;
    this.requested = requested;
  }

  boolean is(String commandId, String instanceId) {
    return id.equals(commandId) && instance.equals(instanceId);
  }

  Instant requested() {
    return requested;
  }

  synchronized void begin() {
    status = CommandInvocationStatus.IN_PROGRESS;
  }

  synchronized void end(int exitStatus, String said) {
    exit = exitStatus;
    output = said.length() > LONGEST_OUTPUT ? said.substring(0, LONGEST_OUTPUT) : said;
    status = exit == 0 ? CommandInvocationStatus.SUCCESS : CommandInvocationStatus.FAILED;
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
