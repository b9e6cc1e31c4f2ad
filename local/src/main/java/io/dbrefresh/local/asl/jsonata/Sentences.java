package io.dbrefresh.local.asl.jsonata;

import com.dashjoin.jsonata.JException;
import io.dbrefresh.local.asl.value.Json;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says why an evaluation failed. The service has the words of JSONata's reference implementation,
 * with values as JSON; the library has the same sentences with other words for some things.
 */
final class Sentences {
  private static final Pattern CODE = Pattern.compile("[A-Z]\\d{4}");
  private static final Pattern STRING =
      Pattern.compile("\"(\\\\.|[^\"\\\\])*\"|'(\\\\.|[^'\\\\])*'");
  private static final Pattern COMPARISON = Pattern.compile("[<>]=?");
  private static final String NUMBER_FORMAT = "For input string: ";
  private static final String EMPTY_PATTERN = "Second argument of replace function";
  private static final String SORT = "$sort";
  private static final String UNLIKE =
      ". D3070: The single argument form of the sort function can only be applied to an array of"
          + " strings or an array of numbers.  Use the second argument to specify a comparison"
          + " function";
  private static final String TOO_DEEP = "Stack overflow error";
  private static final String DEPTH =
      TOO_DEEP
          + ": Check for non-terminating recursive function. Consider rewriting as tail-recursive";
  private static final String FIRST = "\u0001";
  private static final String SECOND = "\u0002";
  private static final Map<String, String> PLURALS =
      Map.of("n", "numbers", "s", "strings", "b", "booleans", "o", "objects", "a", "arrays");
  private static final Map<String, List<String>> TAKING =
      Map.of(
          "n", List.of("sum", "max", "min", "average"),
          "s", List.of("join"),
          "o", List.of("merge"));

  private final String expression;

  Sentences(String expression) {
    this.expression = expression;
  }

  /** The end of the sentence, from what separates it on: a code where JSONata has one. */
  String after(Throwable failed) {
    if (failed instanceof RefusedException refused) {
      return String.valueOf(refused.getMessage());
    }
    if (failed instanceof JException coded && CODE.matcher(code(coded)).matches()) {
      return ". " + code(coded) + ": " + coded(coded);
    }
    if (failed.getCause() instanceof JException wrapped) {
      return after(wrapped);
    }
    if (failed instanceof DateTimeParseException time) {
      return ". D3110: The argument of the toMillis function must be an ISO 8601 formatted"
          + " timestamp. Given "
          + json(time.getParsedString());
    }
    String message = String.valueOf(failed.getMessage());
    if (failed instanceof ClassCastException && expression.contains(SORT)) {
      return UNLIKE;
    }
    if (failed instanceof NumberFormatException && message.startsWith(NUMBER_FORMAT)) {
      return ". D3030: Unable to cast value to a number: "
          + message.substring(NUMBER_FORMAT.length());
    }
    return uncoded(failed, failed instanceof JException bare ? code(bare) : message);
  }

  private static String uncoded(Throwable failed, String said) {
    if (said.startsWith(EMPTY_PATTERN)) {
      return ". D3010: " + said;
    }
    boolean tooDeep = failed instanceof StackOverflowError || said.startsWith(TOO_DEEP);
    return ": " + (tooDeep ? DEPTH : said);
  }

  private static String code(JException failed) {
    return String.valueOf(failed.getError());
  }

  private String coded(JException failed) {
    Object value = failed.getCurrent();
    Object other = failed.getExpected();
    return switch (code(failed)) {
      case "T0412" -> mixedArray(String.valueOf(other));
      case "T2009" ->
          "The values %s and %s either side of operator %s must be of the same data type"
              .formatted(json(value), json(other), json(operator().orElse("<")));
      case "D1002" -> filled("D1002", other, value);
      case "D3100" -> filled("D3100", failed.getLocation(), other);
      case "D3137", "D3141" -> String.valueOf(value);
      default -> filled(code(failed), value, other);
    };
  }

  private static String filled(String code, @Nullable Object value, @Nullable Object other) {
    return JException.msg(code, -1, FIRST, SECOND)
        .replace("Object", "function")
        .replace("{\"" + FIRST + "\"}", String.valueOf(value))
        .replace('"' + FIRST + '"', json(value))
        .replace('"' + SECOND + '"', json(other));
  }

  /** The library does not say which function it was; all that want such an array take it first. */
  private String mixedArray(String type) {
    List<String> called =
        TAKING.getOrDefault(type, List.of()).stream()
            .filter(name -> expression.contains("$" + name))
            .toList();
    return "Argument 1 of function %s must be an array of %s"
        .formatted(
            json(called.isEmpty() ? "" : called.get(0)), json(PLURALS.getOrDefault(type, type)));
  }

  /** The library does not say which comparison it was: the first one of the expression is told. */
  private Optional<String> operator() {
    Matcher matcher = COMPARISON.matcher(STRING.matcher(expression).replaceAll(""));
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  private static String json(@Nullable Object value) {
    try {
      return Json.write(PlainValues.node(value));
    } catch (NotJsonException function) {
      return "{}";
    }
  }
}
