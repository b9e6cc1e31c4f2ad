package io.dbrefresh.local.asl.task;

import java.util.List;

/**
 * How a dataset is to be read ("ReaderConfig").
 *
 * @param type {@code CSV}, {@code JSON} or {@code JSONL}; empty where the source says it itself
 * @param headers the columns of a CSV; empty when its first row names them
 * @param delimiter between the columns of a CSV
 * @param pointer where in a JSON the items are, as a JSON pointer; empty for all of it
 */
public record ItemFormat(String type, List<String> headers, char delimiter, String pointer) {
  /** Nothing was said. */
  public static final ItemFormat NONE = new ItemFormat("", List.of(), ',', "");

  /** Copies. */
  public ItemFormat {
    headers = List.copyOf(headers);
  }
}
