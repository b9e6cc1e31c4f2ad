package io.dbrefresh.local.stepfunctions.items;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.asl.task.ItemFormat;
import java.util.ArrayList;
import java.util.List;

/** Rows of text, fields of which may be quoted (RFC 4180), as objects of texts. */
final class CsvTable {
  private final String text;
  private final char delimiter;
  private int at;

  private CsvTable(String text, char delimiter) {
    this.text = text;
    this.delimiter = delimiter;
  }

  /** The first {@code most} rows; columns that a row does not have are left out. */
  static ArrayNode items(String text, ItemFormat format, long most) {
    CsvTable table = new CsvTable(text, format.delimiter());
    List<String> headers = format.headers().isEmpty() ? table.row() : format.headers();
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    while (table.at < text.length() && items.size() < most) {
      List<String> row = table.row();
      boolean blank = row.size() == 1 && row.get(0).isEmpty();
      if (!blank) {
        items.add(item(headers, row));
      }
    }
    return items;
  }

  private static ObjectNode item(List<String> headers, List<String> row) {
    ObjectNode item = JsonNodeFactory.instance.objectNode();
    for (int column = 0; column < Math.min(headers.size(), row.size()); column++) {
      item.put(headers.get(column), row.get(column));
    }
    return item;
  }

  private List<String> row() {
    List<String> row = new ArrayList<>();
    do {
      row.add(field());
    } while (take(delimiter));
    take('\r');
    take('\n');
    return row;
  }

  private String field() {
    StringBuilder field = new StringBuilder();
    if (take('"')) {
      while (at < text.length()) {
        if (take('"')) {
          if (!take('"')) {
            break;
          }
          field.append('"');
        } else {
          field.append(text.charAt(at++));
        }
      }
    }
    while (at < text.length() && !isEnd(text.charAt(at))) {
      field.append(text.charAt(at++));
    }
    return field.toString();
  }

  private boolean isEnd(char c) {
    return c == delimiter || c == '\n' || c == '\r';
  }

  private boolean take(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }
}
