package io.dbrefresh.local.asl.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Hands on its input, its Parameters or its Result. */
public record PassState(Shape shape, Optional<JsonNode> result) implements State {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.pass(this);
  }
}
