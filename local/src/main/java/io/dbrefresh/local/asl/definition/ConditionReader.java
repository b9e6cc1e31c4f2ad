package io.dbrefresh.local.asl.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.choice.Condition;
import io.dbrefresh.local.asl.choice.DataTest;
import io.dbrefresh.local.asl.choice.Operator;
import io.dbrefresh.local.asl.jsonata.JsonataExpression;
import io.dbrefresh.local.asl.jsonata.TypedExpression;
import io.dbrefresh.local.asl.path.PathExpression;
import io.dbrefresh.local.asl.query.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the condition of a choice rule, or a part of one. */
final class ConditionReader {
  private final Fields rule;
  private final String location;

  ConditionReader(Fields rule, String location) {
    this.rule = rule;
    this.location = location;
  }

  Optional<Condition> readJsonata() {
    rule.require("Condition");
    return rule.read(
            "Condition",
            value -> value.isBoolean() || JsonataExpression.marks(value.asText()) ? value : null,
            "Value is not a JSONata expression")
        .flatMap(value -> rule.read("Condition", this::compile, ""))
        .map(Condition.Computed::new);
  }

  private Expression compile(JsonNode value) {
    return value.isBoolean()
        ? Expression.constant(value)
        : TypedExpression.bool(JsonataExpression.compile(value.asText(), location + "/Condition"));
  }

  Optional<Condition> read() {
    if (rule.has("And")) {
      return parts("And").map(Condition.And::new);
    }
    if (rule.has("Or")) {
      return parts("Or").map(Condition.Or::new);
    }
    if (rule.has("Not")) {
      return rule.object("Not").flatMap(ConditionReader::readPart).map(Condition.Not::new);
    }
    return test();
  }

  private static Optional<Condition> readPart(Fields part) {
    Optional<Condition> read = new ConditionReader(part, "").read();
    part.refuseOthers();
    return read;
  }

  private Optional<List<Condition>> parts(String name) {
    List<Condition> parts = new ArrayList<>();
    for (Fields part : rule.objects(name)) {
      readPart(part).ifPresent(parts::add);
    }
    if (parts.isEmpty()) {
      rule.problem(name, "Value cannot be empty");
    }
    return Optional.of(parts);
  }

  private Optional<Condition> test() {
    rule.require("Variable");
    Optional<PathExpression> variable =
        rule.read("Variable", value -> PathExpression.compile(value.asText()), "");
    for (String name : rule.names()) {
      Optional<Operator> operator = Operator.named(name);
      if (operator.isPresent()) {
        return operand(name, operator.get())
            .flatMap(operand -> variable.map(found -> new DataTest(found, operator.get(), operand)))
            .map(Condition.Data::new);
      }
    }
    rule.problems()
        .schema(rule.pointer(), "This object should have only one of the comparison operators");
    return Optional.empty();
  }

  private Optional<Expression> operand(String name, Operator operator) {
    if (Operator.takesPath(name)) {
      return rule.read(name, value -> PathExpression.compile(value.asText()), "");
    }
    return rule.read(
        name,
        value -> operator.accepts(value) ? Expression.constant(value) : null,
        "The value is not valid for the operator " + name);
  }
}
