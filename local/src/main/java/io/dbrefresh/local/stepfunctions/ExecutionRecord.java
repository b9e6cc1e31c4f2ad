package io.dbrefresh.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.run.EndedChild;
import io.dbrefresh.local.asl.run.Execution;
import io.dbrefresh.local.asl.run.Identity;
import io.dbrefresh.local.asl.run.Status;
import io.dbrefresh.local.asl.value.Json;
import java.time.Instant;
import java.util.Optional;

/** An execution as it is kept, without its history. */
record ExecutionRecord(
    Identity identity,
    Status status,
    String input,
    Optional<String> output,
    Optional<String> error,
    Optional<String> cause,
    Optional<Instant> stopDate,
    Origin origin,
    int redriveCount,
    Optional<Instant> redriveDate,
    Optional<MapPart> part) {

  static ExecutionRecord of(Execution execution, Origin origin) {
    return new ExecutionRecord(
        execution.identity(),
        execution.status(),
        execution.input().text(),
        execution.output().map(Json::text),
        execution.failure().flatMap(StatesException::error),
        execution.failure().flatMap(StatesException::reason),
        execution.stopDate(),
        origin,
        execution.redriveCount(),
        execution.redriveDate(),
        Optional.empty());
  }

  static ExecutionRecord of(EndedChild child) {
    return new ExecutionRecord(
        child.identity(),
        child.status(),
        child.input().text(),
        child.output().map(Json::text),
        child.failure().flatMap(StatesException::error),
        child.failure().flatMap(StatesException::reason),
        Optional.of(child.stopDate()),
        Origin.MACHINE,
        0,
        Optional.empty(),
        Optional.of(new MapPart(child.mapRunArn(), child.items())));
  }

  ExecutionRecord aborted(String why, Instant now) {
    return new ExecutionRecord(
        identity,
        Status.ABORTED,
        input,
        Optional.empty(),
        Optional.empty(),
        Optional.of(why),
        Optional.of(now),
        origin,
        redriveCount,
        redriveDate,
        part);
  }

  ExecutionStatusChange change() {
    return new ExecutionStatusChange(
        identity.executionArn(),
        identity.stateMachineArn(),
        identity.name(),
        status.name(),
        input,
        output,
        error,
        cause,
        identity.startDate(),
        stopDate);
  }

  JsonNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("executionArn", identity.executionArn())
        .put("name", identity.name())
        .put("stateMachineArn", identity.stateMachineArn())
        .put("stateMachineName", identity.stateMachineName())
        .put("roleArn", identity.roleArn())
        .put("startDate", identity.startDate().toEpochMilli())
        .put("status", status.name())
        .put("input", input);
    output.ifPresent(text -> json.put("output", text));
    error.ifPresent(text -> json.put("error", text));
    cause.ifPresent(text -> json.put("cause", text));
    stopDate.ifPresent(date -> json.put("stopDate", date.toEpochMilli()));
    origin.writeTo(json);
    part.ifPresent(of -> json.set("part", of.toJson()));
    redriveDate.ifPresent(
        date -> json.put("redriveCount", redriveCount).put("redriveDate", date.toEpochMilli()));
    return json;
  }

  static ExecutionRecord fromJson(JsonNode json) {
    return new ExecutionRecord(
        new Identity(
            json.path("executionArn").asText(),
            json.path("name").asText(),
            json.path("stateMachineArn").asText(),
            json.path("stateMachineName").asText(),
            json.path("roleArn").asText(),
            Instant.ofEpochMilli(json.path("startDate").asLong())),
        Status.valueOf(json.path("status").asText()),
        json.path("input").asText(),
        text(json, "output"),
        text(json, "error"),
        text(json, "cause"),
        time(json, "stopDate"),
        Origin.readFrom(json),
        json.path("redriveCount").asInt(),
        time(json, "redriveDate"),
        Optional.ofNullable(json.get("part")).map(MapPart::fromJson));
  }

  private static Optional<Instant> time(JsonNode json, String name) {
    return Optional.ofNullable(json.get(name)).map(date -> Instant.ofEpochMilli(date.asLong()));
  }

  private static Optional<String> text(JsonNode json, String name) {
    return Optional.ofNullable(json.get(name)).map(JsonNode::asText);
  }
}
