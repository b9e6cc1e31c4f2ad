package io.dbrefresh.local.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.dbrefresh.local.asl.failure.StateFault;
import io.dbrefresh.local.asl.intrinsic.Intrinsic;
import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.query.Scope;

/** A member of a payload template that is computed: a path or an intrinsic function. */
final class TemplateField {
  private TemplateField() {}

  static Expression compile(String field, String text) {
    if (text.startsWith("$")) {
      PathExpression path = path(field, text);
      return scope -> follow(field, path, scope);
    }
    if (text.startsWith("States.")) {
      return Intrinsic.compile(text);
    }
    throw invalid(field);
  }

  private static PathExpression path(String field, String text) {
    try {
      return PathExpression.compile(text);
    } catch (IllegalArgumentException unreadable) {
      throw invalid(field);
    }
  }

  /** Past the end of an array a template finds null; elsewhere a path has to lead somewhere. */
  private static JsonNode follow(String field, PathExpression path, Scope scope) {
    try {
      return path.evaluate(scope);
    } catch (PathNotFoundException absent) {
      if (absent.isPastTheEnd()) {
        return NullNode.getInstance();
      }
      throw StateFault.runtime(
          "The JSONPath '%s' specified for the field '%s' could not be found in the input '%s'"
              .formatted(path, field, scope.input().text()));
    }
  }

  private static IllegalArgumentException invalid(String field) {
    return new IllegalArgumentException(
        "The value for the field '%s' must be a valid JSONPath or a valid intrinsic function call"
            .formatted(field));
  }
}
