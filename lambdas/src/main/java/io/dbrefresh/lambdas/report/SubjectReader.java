package io.dbrefresh.lambdas.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.refreshfile.InvalidRefreshFileException;
import io.dbrefresh.statemachine.refreshfile.RefreshFile;
import io.dbrefresh.statemachine.refreshfile.RefreshFileReader;
import io.dbrefresh.statemachine.refreshfile.shortform.ShortForm;
import io.dbrefresh.statemachine.step.StepRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds out what a report is about. A run whose refresh file was refused has no plan, and people
 * still want to know which of their refreshes it was: then its words are looked up one by one.
 */
final class SubjectReader {
  private static final String UNKNOWN = "unknown";

  private SubjectReader() {}

  static Subject read(StepRequest request) {
    return request
        .plan()
        .map(Subject::of)
        .or(() -> request.input().map(SubjectReader::ofInput))
        .orElseGet(() -> words(request.results().objectNode()));
  }

  private static Subject ofInput(ObjectNode input) {
    String name = input.path("launch").path("file").asText("execution input");
    try {
      return of(
          new RefreshFileReader().read(name, input.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (InvalidRefreshFileException e) {
      return words(ShortForm.is(input) ? ShortForm.expand(input).documented() : input);
    }
  }

  private static Subject of(RefreshFile file) {
    return new Subject(
        file.target().instance(),
        file.target().identifier(),
        file.application(),
        file.environment(),
        file.source(),
        file.restore().type().word(),
        file.restore().snapshot(),
        file.restore().time(),
        file.launchedBy(),
        file.name(),
        file.password().map(password -> password.secret()).filter(name -> !name.isEmpty()),
        file.recordTable(),
        file.topicArn());
  }

  private static Subject words(ObjectNode input) {
    Optional<String> instance =
        word(input, "/restore/target", "/updatedynamodb/dbinstance", "/createinstance/dbinstance")
            .or(() -> word(input, "/sendmsg/dbinstance", "/target", "/instance"));
    return new Subject(
        instance.orElse(UNKNOWN),
        word(input, "/restore/targetcluster", "/cluster").or(() -> instance).orElse(UNKNOWN),
        word(input, "/restore/application", "/application", "/updatedynamodb/application")
            .orElse(UNKNOWN),
        word(input, "/restore/environment", "/environment", "/updatedynamodb/environment")
            .orElse(UNKNOWN),
        word(input, "/restore/source", "/restore/sourcecluster", "/source").orElse(UNKNOWN),
        word(input, "/restore/restoretype", "/restoretype").orElse(UNKNOWN),
        word(input, "/restore/snapshot", "/snapshot"),
        Optional.empty(),
        word(input, "/launch/by").orElse(UNKNOWN),
        word(input, "/launch/file").orElse("execution input"),
        Optional.empty(),
        anywhere(input, "tablename"),
        anywhere(input, "topicarn"));
  }

  private static Optional<String> word(ObjectNode input, String... pointers) {
    return Stream.of(pointers).map(input::at).flatMap(SubjectReader::text).findFirst();
  }

  /** The first value of this name at any depth, outside of steps that are switched off. */
  private static Optional<String> anywhere(JsonNode node, String name) {
    if ("false".equalsIgnoreCase(node.path("torun").asText())) {
      return Optional.empty();
    }
    Optional<String> here = text(node.path(name)).findFirst();
    for (JsonNode child : node) {
      here = here.isPresent() ? here : anywhere(child, name);
    }
    return here;
  }

  private static Stream<String> text(JsonNode node) {
    return Stream.of(node)
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .filter(text -> !text.isBlank() && !text.contains("CHANGE_ME"));
  }
}
