package io.dbrefresh.local.asl.definition;

import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.state.ResultWriter;
import io.dbrefresh.local.asl.state.ResultWriter.Transformation;
import io.dbrefresh.local.asl.task.ResultSink;
import java.util.Optional;

/** Reads the field ResultWriter of a Map. */
final class ResultWriterReader {
  private final StateReader state;
  private final boolean distributed;

  ResultWriterReader(StateReader state, boolean distributed) {
    this.state = state;
    this.distributed = distributed;
  }

  Optional<ResultWriter> read() {
    Optional<Fields> body = state.fields().object("ResultWriter");
    if (body.isPresent() && !distributed) {
      state.fields().problem("ResultWriter", "ResultWriter is for a Map in distributed mode");
    }
    return body.map(this::read);
  }

  private ResultWriter read(Fields body) {
    Optional<Fields> config = body.object("WriterConfig");
    Optional<String> resource = body.text("Resource");
    if (resource.isEmpty() && config.isEmpty()) {
      body.require("Resource");
    }
    Optional<ResultSink> sink = resource.flatMap(state.integrations()::results);
    if (resource.isPresent() && sink.isEmpty()) {
      body.problem(
          "Resource", "ResultWriter: " + resource.get() + " is not offered by the local region");
    }
    Expression arguments = ItemReaderReader.arguments(body, state.language());
    Transformation transformation =
        config
            .flatMap(found -> found.choice("Transformation", "NONE", "COMPACT", "FLATTEN"))
            .map(Transformation::valueOf)
            .orElse(resource.isPresent() ? Transformation.NONE : Transformation.COMPACT);
    boolean lines =
        config
            .flatMap(found -> found.choice("OutputType", "JSON", "JSONL"))
            .filter("JSONL"::equals)
            .isPresent();
    if (lines && resource.isEmpty()) {
      body.problem("WriterConfig", "The local region offers OutputType JSONL with a Resource only");
    }
    config.ifPresent(Fields::refuseOthers);
    body.refuseOthers();
    return new ResultWriter(sink, arguments, transformation, lines);
  }
}
