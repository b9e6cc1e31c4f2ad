package io.dbrefresh.local.asl.definition;

import io.dbrefresh.local.asl.query.QueryLanguage;
import java.util.Optional;
import java.util.Set;

/** Fields that only one of the query languages has. */
final class Dialect {
  private static final Set<String> JSONPATH =
      Set.of(
          "InputPath",
          "OutputPath",
          "ResultPath",
          "Parameters",
          "ResultSelector",
          "Result",
          "ItemsPath",
          "TimeoutSecondsPath",
          "HeartbeatSecondsPath",
          "SecondsPath",
          "TimestampPath",
          "MaxConcurrencyPath",
          "ToleratedFailurePercentagePath",
          "ToleratedFailureCountPath",
          "ErrorPath",
          "CausePath",
          "Variable");
  private static final Set<String> JSONATA = Set.of("Arguments", "Output", "Items", "Condition");

  private Dialect() {}

  /** Why {@code field} does not belong where {@code language} is spoken, if that is the reason. */
  static Optional<String> refusal(String field, QueryLanguage language) {
    Set<String> others = language == QueryLanguage.JSONATA ? JSONPATH : JSONATA;
    QueryLanguage other =
        language == QueryLanguage.JSONATA ? QueryLanguage.JSONPATH : QueryLanguage.JSONATA;
    return others.contains(field)
        ? Optional.of(
            "The QueryLanguage is set to '%s', but field '%s' is only supported for the '%s'"
                    .formatted(language.spelling(), field, other.spelling())
                + " QueryLanguage")
        : Optional.empty();
  }
}
