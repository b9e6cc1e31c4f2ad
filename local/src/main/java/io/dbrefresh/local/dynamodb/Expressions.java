package io.dbrefresh.local.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The expressions of one request, which share its names and values. */
final class Expressions {
  private final Placeholders placeholders;

  Expressions(Map<String, String> names, Map<String, AttributeValue> values) {
    if (values.isEmpty() && !(values instanceof SdkAutoConstructMap)) {
      throw Faults.validation("ExpressionAttributeValues must not be empty");
    }
    placeholders = new Placeholders(names, values);
  }

  /** A condition that is not given always holds. */
  Condition condition(String parameter, @Nullable String text) {
    return text == null
        ? new Condition.Always()
        : new ConditionParser(new TokenStream(parameter, text, placeholders)).parse();
  }

  /** A filter, which may not name an attribute of the primary key when it is a query's. */
  Condition queryFilter(@Nullable String text, Table table) {
    if (text == null) {
      return new Condition.Always();
    }
    TokenStream tokens = new TokenStream("FilterExpression", text, placeholders);
    Condition filter = new ConditionParser(tokens).parse();
    tokens.paths().stream()
        .map(AttributePath::root)
        .filter(table::isKey)
        .findFirst()
        .ifPresent(
            key -> {
              throw Faults.validation(
                  "Filter Expression can only contain non-primary key attributes: Primary key"
                      + " attribute: "
                      + key);
            });
    return filter;
  }

  /** What an update does, which may not be to the key; nothing where it is not given. */
  List<UpdateAction> update(@Nullable String text, Table table) {
    if (text == null) {
      return List.of();
    }
    List<UpdateAction> actions =
        new UpdateParser(new TokenStream("UpdateExpression", text, placeholders)).parse();
    actions.stream()
        .map(action -> action.path().root())
        .filter(table::isKey)
        .findFirst()
        .ifPresent(
            key -> {
              throw Faults.validation(
                  "One or more parameter values were invalid: Cannot update attribute %s. This attribute is part of the key"
                      .formatted(key));
            });
    return actions;
  }

  /** Which attributes are answered; none stands for all. */
  List<AttributePath> projection(@Nullable String text) {
    if (text == null) {
      return List.of();
    }
    TokenStream tokens = new TokenStream("ProjectionExpression", text, placeholders);
    List<AttributePath> paths = new ArrayList<>();
    do {
      paths.add(tokens.path());
    } while (tokens.takeSymbol(","));
    tokens.expectEnd();
    return paths;
  }

  /** To be called when every expression of the request has been parsed. */
  void refuseUnused() {
    placeholders.refuseUnused();
  }
}
