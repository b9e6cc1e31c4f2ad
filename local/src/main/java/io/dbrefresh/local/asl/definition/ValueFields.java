package io.dbrefresh.local.asl.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.intrinsic.Intrinsic;
import io.dbrefresh.local.asl.jsonata.JsonataExpression;
import io.dbrefresh.local.asl.jsonata.TypedExpression;
import io.dbrefresh.local.asl.path.PathExpression;
import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.query.QueryLanguage;
import io.dbrefresh.local.asl.state.IntegerField;
import io.dbrefresh.local.asl.state.PercentageField;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads fields that hold one value: {@code X} is a constant or, in JSONata, an expression; {@code
 * XPath} is its JSONPath.
 */
final class ValueFields {
  private static final int MOST = 99_999_999;

  private final Fields fields;
  private final QueryLanguage language;

  ValueFields(Fields fields, QueryLanguage language) {
    this.fields = fields;
    this.language = language;
  }

  Optional<IntegerField> integer(String name) {
    return integer(name, 0);
  }

  Optional<IntegerField> integer(String name, int least) {
    return value(name, found -> isWhole(found, least), TypedExpression::number)
        .map(value -> new IntegerField(name, value));
  }

  Optional<PercentageField> percentage(String name) {
    return value(name, found -> isBetween(found, 0, 100), TypedExpression::number)
        .map(value -> new PercentageField(name, value));
  }

  /** Whether it is a whole number from {@code least} to the most that the service takes. */
  static boolean isWhole(JsonNode found, int least) {
    if (isBetween(found, least, MOST) && !found.isIntegralNumber()) {
      throw new IllegalArgumentException("Expected value of type Integer");
    }
    return true;
  }

  private static boolean isBetween(JsonNode found, double least, double most) {
    Fields.outside(found, least, most)
        .ifPresent(
            wrong -> {
              throw new IllegalArgumentException(wrong);
            });
    return true;
  }

  Optional<Expression> string(String name) {
    return value(name, JsonNode::isTextual, TypedExpression::string);
  }

  Optional<Expression> value(
      String name, Predicate<JsonNode> accepts, Function<JsonataExpression, Expression> typed) {
    Optional<Expression> path = path(name + "Path");
    if (path.isPresent()) {
      if (fields.has(name)) {
        fields.requireOne(true, true, "[%s, %sPath]".formatted(name, name));
      }
      return path;
    }
    return fields.read(
        name,
        found -> {
          Optional<Expression> computed = expression(found, name).map(typed);
          if (computed.isPresent()) {
            return computed.get();
          }
          return accepts.test(found) ? Expression.constant(found) : null;
        },
        "The value is not valid for the field " + name);
  }

  private Optional<JsonataExpression> expression(JsonNode found, String name) {
    return language == QueryLanguage.JSONATA
            && found.isTextual()
            && JsonataExpression.marks(found.asText())
        ? Optional.of(JsonataExpression.compile(found.asText(), name))
        : Optional.empty();
  }

  /** A path, or an intrinsic function where the language takes one. */
  Optional<Expression> path(String name) {
    if (language == QueryLanguage.JSONATA) {
      return Optional.empty();
    }
    return fields.read(name, found -> compile(found.asText()), "");
  }

  private static Expression compile(String text) {
    return text.startsWith("States.") ? Intrinsic.compile(text) : PathExpression.compile(text);
  }
}
