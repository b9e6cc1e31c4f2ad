package io.dbrefresh.lambdas.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What CloudFormation asks of a custom resource ("Custom resource request objects").
 *
 * @param type {@code Create}, {@code Update} or {@code Delete}
 * @param physicalId the id that an earlier answer gave; empty when it is created
 */
record StackRequest(
    String type,
    URI responseUrl,
    String stackId,
    String requestId,
    String logicalId,
    Optional<String> physicalId,
    JsonNode properties) {

  static StackRequest of(JsonNode event) {
    return new StackRequest(
        event.path("RequestType").asText(),
        URI.create(event.path("ResponseURL").asText()),
        event.path("StackId").asText(),
        event.path("RequestId").asText(),
        event.path("LogicalResourceId").asText(),
        Optional.ofNullable(event.path("PhysicalResourceId").textValue()),
        event.path("ResourceProperties"));
  }

  boolean isDelete() {
    return type.equals("Delete");
  }

  /**
   * A property's value.
   *
   * @throws IllegalArgumentException when the template does not give it
   */
  String required(String property) {
    String value = properties.path(property).asText();
    if (value.isEmpty()) {
      throw new IllegalArgumentException(logicalId + " needs the property " + property);
    }
    return value;
  }

  /** The values of a list; empty where there is none, or it holds but an empty text. */
  List<String> list(String property) {
    List<String> values = new ArrayList<>();
    properties.path(property).forEach(value -> values.add(value.asText()));
    values.removeIf(String::isEmpty);
    return values;
  }
}
