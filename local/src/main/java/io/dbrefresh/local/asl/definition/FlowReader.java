package io.dbrefresh.local.asl.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.flow.Assignment;
import io.dbrefresh.local.asl.flow.DataFlow;
import io.dbrefresh.local.asl.flow.JsonataFlow;
import io.dbrefresh.local.asl.flow.PathFlow;
import io.dbrefresh.local.asl.flow.PathSelection;
import io.dbrefresh.local.asl.flow.ResultPath;
import io.dbrefresh.local.asl.jsonata.JsonataTemplate;
import io.dbrefresh.local.asl.path.PathExpression;
import io.dbrefresh.local.asl.path.PayloadTemplate;
import io.dbrefresh.local.asl.path.ReferencePath;
import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.query.QueryLanguage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the fields that say how data goes through a state. */
final class FlowReader {
  static final Set<String> TASK =
      Set.of(
          "InputPath",
          "Parameters",
          "ResultSelector",
          "ResultPath",
          "OutputPath",
          "Assign",
          "Arguments",
          "Output");
  static final Set<String> PASS =
      Set.of("InputPath", "Parameters", "ResultPath", "OutputPath", "Assign", "Output");
  static final Set<String> MAP =
      Set.of("InputPath", "ResultSelector", "ResultPath", "OutputPath", "Assign", "Output");
  static final Set<String> WAIT = Set.of("InputPath", "OutputPath", "Assign", "Output");
  static final Set<String> SUCCEED = Set.of("InputPath", "OutputPath", "Output");
  static final Set<String> RULE = Set.of("Assign", "Output");

  private final Fields fields;
  private final QueryLanguage language;
  private final Set<String> names;
  private final String location;

  FlowReader(Fields fields, QueryLanguage language, Set<String> names, String location) {
    this.fields = fields;
    this.language = language;
    this.names = names;
    this.location = location;
  }

  DataFlow read() {
    return language == QueryLanguage.JSONATA ? jsonata() : paths();
  }

  private DataFlow jsonata() {
    return new JsonataFlow(template("Arguments"), template("Output"), assignment());
  }

  private DataFlow paths() {
    return new PathFlow(
        selection("InputPath"),
        template("Parameters"),
        template("ResultSelector"),
        resultPath(),
        selection("OutputPath"),
        assignment());
  }

  private Optional<Expression> template(String name) {
    return names.contains(name)
        ? fields.read(name, value -> compile(value, name), "")
        : Optional.empty();
  }

  private Expression compile(JsonNode template, String field) {
    return language == QueryLanguage.JSONATA
        ? JsonataTemplate.compile(template, location + field)
        : PayloadTemplate.compile(template);
  }

  private PathSelection selection(String name) {
    if (!names.contains(name)) {
      return PathSelection.ALL;
    }
    return fields
        .read(
            name,
            value ->
                value.isNull()
                    ? new PathSelection(Optional.empty())
                    : new PathSelection(Optional.of(PathExpression.compile(value.asText()))),
            "")
        .orElse(PathSelection.ALL);
  }

  private ResultPath resultPath() {
    if (!names.contains("ResultPath")) {
      return ResultPath.ROOT;
    }
    return resultPath(fields);
  }

  static ResultPath resultPath(Fields fields) {
    return fields
        .read(
            "ResultPath",
            value ->
                value.isNull()
                    ? new ResultPath(Optional.empty())
                    : new ResultPath(Optional.of(ReferencePath.compile(value.asText()))),
            "")
        .orElse(ResultPath.ROOT);
  }

  private Assignment assignment() {
    return names.contains("Assign") ? assignment(fields, language, location) : Assignment.NONE;
  }

  static Assignment assignment(Fields fields, QueryLanguage language, String location) {
    Map<String, Expression> values = new LinkedHashMap<>();
    fields
        .object("Assign")
        .ifPresent(
            assign -> {
              for (String name : assign.names()) {
                new VariableReader(assign, language, location).read(name, values);
              }
            });
    return values.isEmpty() ? Assignment.NONE : new Assignment(values);
  }
}
