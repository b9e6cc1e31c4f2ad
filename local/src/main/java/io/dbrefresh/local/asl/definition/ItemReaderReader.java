package io.dbrefresh.local.asl.definition;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dbrefresh.local.asl.jsonata.JsonataTemplate;
import io.dbrefresh.local.asl.path.PayloadTemplate;
import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.query.QueryLanguage;
import io.dbrefresh.local.asl.state.IntegerField;
import io.dbrefresh.local.asl.state.ItemReader;
import io.dbrefresh.local.asl.task.ItemFormat;
import io.dbrefresh.local.asl.task.ItemSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the field ItemReader of a Map. */
final class ItemReaderReader {
  private static final Map<String, Character> DELIMITERS =
      Map.of("COMMA", ',', "PIPE", '|', "SEMICOLON", ';', "SPACE", ' ', "TAB", '\t');

  private final StateReader state;
  private final boolean distributed;

  ItemReaderReader(StateReader state, boolean distributed) {
    this.state = state;
    this.distributed = distributed;
  }

  Optional<ItemReader> read() {
    Optional<Fields> body = state.fields().object("ItemReader");
    if (body.isPresent() && !distributed) {
      state.fields().problem("ItemReader", "ItemReader is for a Map in distributed mode");
    }
    return body.flatMap(this::read);
  }

  private Optional<ItemReader> read(Fields body) {
    String resource = body.requiredText("Resource");
    Optional<Fields> config = body.object("ReaderConfig");
    Optional<IntegerField> most =
        config.flatMap(found -> new ValueFields(found, state.language()).integer("MaxItems"));
    ItemFormat format = config.map(this::format).orElse(ItemFormat.NONE);
    Optional<ItemSource> source = state.integrations().items(resource, format);
    if (source.isEmpty() && !resource.isEmpty()) {
      body.problem("Resource", "ItemReader: " + resource + " is not offered by the local region");
    }
    Expression arguments = arguments(body, state.language());
    body.refuseOthers();
    return source.map(found -> new ItemReader(found, arguments, most));
  }

  /** What a reader or writer of a Map is called with. */
  static Expression arguments(Fields body, QueryLanguage language) {
    boolean jsonata = language == QueryLanguage.JSONATA;
    return body.read(
            jsonata ? "Arguments" : "Parameters",
            value ->
                jsonata
                    ? JsonataTemplate.compile(value, "Arguments")
                    : PayloadTemplate.compile(value),
            "")
        .orElse(Expression.constant(JsonNodeFactory.instance.objectNode()));
  }

  private ItemFormat format(Fields config) {
    String type = config.choice("InputType", "CSV", "JSON", "JSONL", "MANIFEST").orElse("");
    if (type.equals("MANIFEST")) {
      config.problem("InputType", "MANIFEST is not offered by the local region");
    }
    boolean csv = type.equals("CSV");
    boolean given =
        csv
            && config
                .choice("CSVHeaderLocation", "FIRST_ROW", "GIVEN")
                .filter("GIVEN"::equals)
                .isPresent();
    if (csv) {
      config.require("CSVHeaderLocation");
    }
    if (given) {
      config.require("CSVHeaders");
    }
    ItemFormat format =
        new ItemFormat(
            type,
            given && config.has("CSVHeaders") ? config.texts("CSVHeaders") : List.of(),
            csv ? delimiter(config) : ',',
            type.equals("JSON") ? config.text("ItemsPointer").orElse("") : "");
    config.refuseOthers();
    return format;
  }

  private static char delimiter(Fields config) {
    return config
        .choice("CSVDelimiter", DELIMITERS.keySet().stream().sorted().toArray(String[]::new))
        .map(DELIMITERS::get)
        .orElse(',');
  }
}
