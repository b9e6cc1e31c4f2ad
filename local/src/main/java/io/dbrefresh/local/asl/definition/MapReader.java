package io.dbrefresh.local.asl.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dbrefresh.local.asl.jsonata.JsonataExpression;
import io.dbrefresh.local.asl.jsonata.JsonataTemplate;
import io.dbrefresh.local.asl.jsonata.TypedExpression;
import io.dbrefresh.local.asl.path.PayloadTemplate;
import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.query.QueryLanguage;
import io.dbrefresh.local.asl.state.Distribution;
import io.dbrefresh.local.asl.state.IntegerField;
import io.dbrefresh.local.asl.state.ItemBatcher;
import io.dbrefresh.local.asl.state.ItemReader;
import io.dbrefresh.local.asl.state.MapState;
import io.dbrefresh.local.asl.state.State;
import io.dbrefresh.local.asl.state.StateMachine;
import io.dbrefresh.local.asl.task.ItemSource;
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
    if (fields.value("ResultWriter").isPresent()) {
      fields.problem("ResultWriter", "ResultWriter is not offered by the local region");
    }
    Optional<Fields> processor = processor();
    boolean distributed = processor.map(this::isDistributed).orElse(false);
    StateMachine machine =
        processor
            .map(state::processor)
            .orElseGet(() -> new StateMachine("", Map.of(), Optional.empty()));
    Distribution distribution = distribution();
    return new MapState(
        shape,
        items(),
        reader(distributed),
        itemSelector(),
        machine,
        state.values().integer("MaxConcurrency"),
        distributed ? Optional.of(distribution) : Optional.empty(),
        new ErrorHandlingReader(state).read());
  }

  private Optional<ItemReader> reader(boolean distributed) {
    Optional<Fields> body = fields.object("ItemReader");
    if (body.isPresent() && !distributed) {
      fields.problem("ItemReader", "ItemReader is for a Map in distributed mode");
    }
    return body.flatMap(this::reader);
  }

  private Optional<ItemReader> reader(Fields body) {
    String resource = body.requiredText("Resource");
    Optional<ItemSource> source = state.itemSource(resource);
    if (source.isEmpty() && !resource.isEmpty()) {
      body.problem("Resource", "ItemReader: " + resource + " is not offered by the local region");
    }
    Optional<Fields> config = body.object("ReaderConfig");
    Optional<IntegerField> most =
        config.flatMap(found -> new ValueFields(found, state.language()).integer("MaxItems"));
    config.ifPresent(Fields::refuseOthers);
    Expression arguments =
        template(body, jsonata ? "Arguments" : "Parameters")
            .orElse(Expression.constant(JsonNodeFactory.instance.objectNode()));
    body.refuseOthers();
    return source.map(found -> new ItemReader(found, arguments, most));
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
        config.get().choice("Mode", "INLINE", "DISTRIBUTED").filter("DISTRIBUTED"::equals).isPresent();
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

  private Optional<Expression> itemSelector() {
    Optional<Expression> today = template(fields, "ItemSelector");
    return today.isPresent() || jsonata ? today : template(fields, "Parameters");
  }

  private Optional<Expression> template(Fields from, String name) {
    return from.read(
        name,
        value -> jsonata ? JsonataTemplate.compile(value, name) : PayloadTemplate.compile(value),
        "");
  }

  private Distribution distribution() {
    ValueFields values = state.values();
    return new Distribution(
        fields.text("Label"),
        values.integer("ToleratedFailureCount"),
        values.percentage("ToleratedFailurePercentage"),
        fields.object("ItemBatcher").map(this::batcher));
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
