package io.dbrefresh.local.asl.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.failure.EvaluationFault;
import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.query.Scope;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A JSONata expression, as it stands between <code>{%</code> and <code>%}</code>. */
public final class JsonataExpression implements Expression {
  private static final String OPEN = "{%";
  private static final String CLOSE = "%}";

  /** Milliseconds, so that no expression runs for ever; how long the service waits is not known. */
  private static final long TIME_LIMIT = 10_000;

  /** Expressions inside each other, calls counted; measured on the service. */
  private static final int DEPTH_LIMIT = 100;

  private static final Pattern BARE_STATES = Pattern.compile("\\$states(?!\\s*\\.\\s*[A-Za-z])");
  private static final Pattern NAME = Pattern.compile("\\$([\\p{L}_][\\p{L}\\p{N}_]*)");

  private final String text;
  private final String field;
  private final Jsonata program;
  private final Set<String> names;
  private final boolean readsContext;

  private JsonataExpression(String text, String field, Jsonata program, Set<String> names) {
    this.text = text;
    this.field = field;
    this.program = program;
    this.names = names;
    this.readsContext = text.contains("context") || BARE_STATES.matcher(text).find();
  }

  /** Whether a string is an expression: it begins and ends with the braces, blanks not allowed. */
  public static boolean marks(String text) {
    return text.length() >= 4 && text.startsWith(OPEN) && text.endsWith(CLOSE);
  }

  /**
   * Reads an expression with its braces.
   *
   * @param field where it stands, for messages: {@code Output/result}
   * @throws IllegalArgumentException when it cannot be read
   */
  public static JsonataExpression compile(String marked, String field) {
    String text = marked.substring(2, marked.length() - 2).trim();
    try {
      Jsonata program = Jsonata.jsonata(text);
      program.setOutputConvertNulls(false);
      program.setValidateInput(false);
      return new JsonataExpression(text, field, program, names(text));
    } catch (RuntimeException unreadable) {
      throw new IllegalArgumentException(
          "The JSONata expression '%s' is invalid: %s".formatted(text, unreadable.getMessage()),
          unreadable);
    }
  }

  private static Set<String> names(String text) {
    Set<String> names = new HashSet<>();
    Matcher matcher = NAME.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return Set.copyOf(names);
  }

  @Override
  public JsonNode evaluate(Scope scope) {
    Object value = value(scope);
    if (value == null) {
      throw fault("returned nothing (undefined).");
    }
    try {
      return PlainValues.node(value);
    } catch (NotJsonException function) {
      throw unsupported();
    }
  }

  private @Nullable Object value(Scope scope) {
    try {
      return program.evaluate(null, frame(scope));
    } catch (RuntimeException | StackOverflowError failed) {
      throw threw(new Sentences(text).after(failed));
    }
  }

  private Jsonata.Frame frame(Scope scope) {
    Jsonata.Frame frame = program.createFrame();
    frame.setRuntimeBounds(TIME_LIMIT, DEPTH_LIMIT);
    for (String name : names) {
      Jsonata.JFunction function = ServiceFunctions.ALL.get(name);
      if (function != null) {
        frame.bind(name, function);
      }
      scope.variables().get(name).ifPresent(set -> frame.bind(name, PlainValues.plainRoot(set)));
    }
    if (names.contains("uuid") || names.contains("random")) {
      ServiceFunctions.bind(frame, scope.random());
    }
    if (names.contains("now") || names.contains("millis")) {
      TimeFunctions.bind(frame, scope.clock());
    }
    if (names.contains("states")) {
      frame.bind("states", states(scope));
    }
    return frame;
  }

  /** {@code $states}; the context object only where it may be read. */
  private Map<String, @Nullable Object> states(Scope scope) {
    Map<String, @Nullable Object> states = new HashMap<>();
    states.put("input", PlainValues.plain(scope.input().node()));
    if (readsContext) {
      states.put("context", PlainValues.plain(scope.context().get()));
    }
    scope.result().ifPresent(set -> states.put("result", PlainValues.plain(set.node())));
    scope.errorOutput().ifPresent(set -> states.put("errorOutput", PlainValues.plain(set.node())));
    return states;
  }

  private EvaluationFault threw(String message) {
    return new EvaluationFault(
        "The JSONata expression '%s' specified for the field '%s' threw an error during"
                .formatted(text, field)
            + " evaluation"
            + message,
        field);
  }

  /** Functions and the like; the service leaves out a word that its other sentences have. */
  private EvaluationFault unsupported() {
    return new EvaluationFault(
        "The JSONata expression '%s' for the field '%s' returned an unsupported result type."
            .formatted(text, field),
        field);
  }

  /** Says in a whole sentence what is wrong with the value of the field. */
  EvaluationFault faultOfField(String sentence) {
    return new EvaluationFault(sentence, field);
  }

  /** Says what is wrong with this expression's value; {@code wrong} ends the sentence. */
  public EvaluationFault fault(String wrong) {
    return new EvaluationFault(
        "The JSONata expression '%s' specified for the field '%s' %s".formatted(text, field, wrong),
        field);
  }

  @Override
  public String toString() {
    return text;
  }
}
