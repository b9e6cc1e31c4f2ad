package io.dbrefresh.local.asl.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a branch. It sees those of the machine around it as they were when it began to
 * run and assigns only its own ("Passing data between states with variables").
 */
public final class Variables {
  private final @Nullable Variables outer;
  private Map<String, JsonNode> own = Map.of();

  /** The variables of a whole execution. */
  public Variables() {
    this(null);
  }

  private Variables(@Nullable Variables outer) {
    this.outer = outer;
  }

  /** The variables of a branch or an iteration inside this one. */
  public Variables inner() {
    return new Variables(this);
  }

  /** The value of a variable, if it has one. */
  public Optional<JsonNode> get(String name) {
    JsonNode value = own.get(name);
    if (value != null) {
      return Optional.of(value);
    }
    return outer == null ? Optional.empty() : outer.get(name);
  }

  /** Gives variables their values, all at once. */
  public void assign(Map<String, JsonNode> values) {
    if (values.isEmpty()) {
      return;
    }
    Map<String, JsonNode> changed = new HashMap<>(own);
    changed.putAll(values);
    own = changed;
  }

  /** Everything that can be seen from here. */
  public Map<String, JsonNode> all() {
    if (outer == null) {
      return Collections.unmodifiableMap(own);
    }
    Map<String, JsonNode> all = new HashMap<>(outer.all());
    all.putAll(own);
    return all;
  }
}
