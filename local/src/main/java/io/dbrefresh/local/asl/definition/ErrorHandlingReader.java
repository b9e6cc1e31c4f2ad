package io.dbrefresh.local.asl.definition;

import io.dbrefresh.local.asl.flow.ResultPath;
import io.dbrefresh.local.asl.jsonata.JsonataTemplate;
import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.query.QueryLanguage;
import io.dbrefresh.local.asl.state.CatchFlow;
import io.dbrefresh.local.asl.state.Catcher;
import io.dbrefresh.local.asl.state.ErrorEquals;
import io.dbrefresh.local.asl.state.ErrorHandling;
import io.dbrefresh.local.asl.state.Retrier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads Retry and Catch. */
final class ErrorHandlingReader {
  private static final int MANY = 99_999_999;

  private final StateReader state;

  ErrorHandlingReader(StateReader state) {
    this.state = state;
  }

  ErrorHandling read() {
    List<Retrier> retriers =
        state.fields().objects("Retry").stream().map(ErrorHandlingReader::retrier).toList();
    List<Catcher> catchers = new ArrayList<>();
    for (Fields catcher : state.fields().objects("Catch")) {
      catchers.add(catcher(catcher, "Catch[" + catchers.size() + "]/"));
    }
    return new ErrorHandling(retriers, catchers);
  }

  private static Retrier retrier(Fields fields) {
    Retrier retrier =
        new Retrier(
            new ErrorEquals(fields.texts("ErrorEquals")),
            fields.integer("IntervalSeconds", 0, MANY).orElse(1),
            fields.integer("MaxAttempts", 0, MANY).orElse(3),
            fields.number("BackoffRate", 1.0).orElse(2.0),
            fields.integer("MaxDelaySeconds", 1, 31_622_400),
            jitter(fields));
    fields.refuseOthers();
    return retrier;
  }

  private static boolean jitter(Fields fields) {
    return fields
        .read(
            "JitterStrategy",
            value ->
                List.of("FULL", "NONE").contains(value.asText())
                    ? Boolean.valueOf(value.asText().equals("FULL"))
                    : null,
            "Value should be one of the following: [FULL, NONE]")
        .orElse(false);
  }

  private Catcher catcher(Fields fields, String location) {
    Catcher catcher =
        new Catcher(
            new ErrorEquals(fields.texts("ErrorEquals")),
            state.target(fields, fields.requiredText("Next")),
            flow(fields, location));
    fields.refuseOthers();
    return catcher;
  }

  private CatchFlow flow(Fields fields, String location) {
    boolean jsonata = state.language() == QueryLanguage.JSONATA;
    Optional<Expression> output =
        jsonata
            ? fields.read(
                "Output", value -> JsonataTemplate.compile(value, location + "Output"), "")
            : Optional.empty();
    return new CatchFlow(
        jsonata ? ResultPath.ROOT : FlowReader.resultPath(fields),
        output,
        FlowReader.assignment(fields, state.language(), location));
  }
}
