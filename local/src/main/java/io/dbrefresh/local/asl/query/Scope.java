package io.dbrefresh.local.asl.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.value.Json;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What an expression can refer to.
 *
 * @param input {@code $} of a path, {@code $states.input} of JSONata
 * @param context the context object, made only when asked for
 * @param clock what {@code $now()} and {@code $millis()} read
 * @param random what functions that make something up draw from
 * @param result {@code $states.result}, once the state has one
 * @param errorOutput {@code $states.errorOutput}, in a catcher
 */
public record Scope(
    Json input,
    Supplier<JsonNode> context,
    Variables variables,
    Clock clock,
    RandomGenerator random,
    Optional<Json> result,
    Optional<Json> errorOutput) {

  /** The scope in which a state begins. */
  public static Scope of(
      Json input,
      Supplier<JsonNode> context,
      Variables variables,
      Clock clock,
      RandomGenerator random) {
    return new Scope(input, context, variables, clock, random, Optional.empty(), Optional.empty());
  }

  /** The same with another {@code $}. */
  public Scope withInput(Json changed) {
    return changed == input
        ? this
        : new Scope(changed, context, variables, clock, random, result, errorOutput);
  }

  /** The same with another context object. */
  public Scope withContext(Supplier<JsonNode> changed) {
    return new Scope(input, changed, variables, clock, random, result, errorOutput);
  }

  /** The same when the state has its result. */
  public Scope withResult(Json found) {
    return new Scope(input, context, variables, clock, random, Optional.of(found), errorOutput);
  }

  /** The same when the state has failed. */
  public Scope withErrorOutput(Json found) {
    return new Scope(input, context, variables, clock, random, result, Optional.of(found));
  }
}
