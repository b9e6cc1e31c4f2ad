package io.dbrefresh.local.asl.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.jsonata.JsonataExpression;
import io.dbrefresh.local.asl.jsonata.JsonataTemplate;
import io.dbrefresh.local.asl.jsonata.TypedExpression;
import io.dbrefresh.local.asl.path.PayloadTemplate;
import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.query.QueryLanguage;
import io.dbrefresh.local.asl.state.Distribution;
import io.dbrefresh.local.asl.state.ItemBatcher;
import io.dbrefresh.local.asl.state.MapState;
import io.dbrefresh.local.asl.state.State;
import io.dbrefresh.local.asl.state.StateMachine;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a Map state, with the names of today and those of before. */
final class MapReader {
  private final StateReader state;
  private final Fields fields;
  private final boolean jsonata;

  MapReader(StateReader state) {
    this.state = state;
    this.fields = state.fields();
    this.jsonata = state.language() == QueryLanguage.JSONATA;
  }

  State read() {
    State.Shape shape = state.shape("Map", FlowReader.MAP);
    Optional<Fields> processor = processor();
    boolean distributed = processor.map(this::isDistributed).orElse(false);
    StateMachine machine =
        processor
            .map(state::processor)
            .orElseGet(() -> new StateMachine("", Map.of(), Optional.empty()));
    Distribution distribution = distribution(distributed);
    return new MapState(
        shape,
        items(),
        new ItemReaderReader(state, distributed).read(),
        template(fields, "ItemSelector").or(this::oldSelector),
        machine,
        state.values().integer("MaxConcurrency"),
        distributed ? Optional.of(distribution) : Optional.empty(),
        new ErrorHandlingReader(state).read());
  }

  private Optional<Fields> processor() {
    Optional<Fields> today = fields.object("ItemProcessor");
    Optional<Fields> processor = today.isPresent() ? today : fields.object("Iterator");
    fields.requireOne(today.isPresent(), fields.has("Iterator"), "[ItemProcessor, Iterator]");
    return processor;
  }

  private boolean isDistributed(Fields processor) {
    Optional<Fields> config = processor.object("ProcessorConfig");
    if (config.isEmpty()) {
      return false;
    }
    boolean distributed =
        config
            .get()
            .choice("Mode", "INLINE", "DISTRIBUTED")
            .filter("DISTRIBUTED"::equals)
            .isPresent();
    if (distributed) {
      config.get().require("ExecutionType");
      config.get().choice("ExecutionType", "STANDARD", "EXPRESS");
    }
    config.get().refuseOthers();
    return distributed;
  }

  private Optional<Expression> items() {
    return jsonata
        ? fields.read("Items", MapReader::items, "The value is neither an array nor an expression")
        : state.values().path("ItemsPath");
  }

  private static @Nullable Expression items(JsonNode value) {
    if (value.isTextual() && JsonataExpression.marks(value.asText())) {
      return TypedExpression.array(JsonataExpression.compile(value.asText(), "Items"));
    }
    return value.isArray() ? JsonataTemplate.compile(value, "Items") : null;
  }

  private Optional<Expression> oldSelector() {
    return jsonata ? Optional.empty() : template(fields, "Parameters");
  }

  private Optional<Expression> template(Fields from, String name) {
    return from.read(
        name,
        value -> jsonata ? JsonataTemplate.compile(value, name) : PayloadTemplate.compile(value),
        "");
  }

  private Distribution distribution(boolean distributed) {
    ValueFields values = state.values();
    return new Distribution(
        fields.text("Label"),
        values.integer("ToleratedFailureCount"),
        values.percentage("ToleratedFailurePercentage"),
        fields.object("ItemBatcher").map(this::batcher),
        new ResultWriterReader(state, distributed).read());
  }

  private ItemBatcher batcher(Fields body) {
    ValueFields values = new ValueFields(body, state.language());
    ItemBatcher batcher =
        new ItemBatcher(
            values.integer("MaxItemsPerBatch"),
            values.integer("MaxInputBytesPerBatch"),
            template(body, "BatchInput"));
    body.refuseOthers();
    return batcher;
  }
}
