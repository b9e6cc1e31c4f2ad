package io.dbrefresh.statemachine.refreshfile.shortform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a value is, whatever the documented form writes it as: mostly as a string. */
enum Kind {
  TEXT {
    @Override
    JsonNode plain(JsonNode documented) {
      return TextNode.valueOf(documented.asText());
    }
  },
  FLAG {
    @Override
    JsonNode plain(JsonNode documented) {
      return BooleanNode.valueOf(Boolean.parseBoolean(documented.asText()));
    }
  },
  NUMBER {
    @Override
    JsonNode plain(JsonNode documented) {
      BigDecimal number = new BigDecimal(documented.asText().strip());
      return number.scale() <= 0
          ? IntNode.valueOf(number.intValueExact())
          : DoubleNode.valueOf(number.doubleValue());
    }
  },
  LIST {
    @Override
    JsonNode plain(JsonNode documented) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      texts(documented).forEach(list::add);
      return list;
    }
  },
  /** A list of objects or an object; the same in both forms. */
  TREE {
    @Override
    JsonNode plain(JsonNode documented) {
      return documented;
    }
  };

  /** The value as the short form writes it. */
  abstract JsonNode plain(JsonNode documented);

  /** The entries of a list, which the documented form writes with commas between, too. */
  static List<String> texts(JsonNode documented) {
    Stream<String> entries =
        documented.isArray()
            ? StreamSupport.stream(documented.spliterator(), false).map(JsonNode::asText)
            : Arrays.stream(documented.asText().split(","));
    return entries.map(String::strip).filter(Predicate.not(String::isEmpty)).toList();
  }
}
