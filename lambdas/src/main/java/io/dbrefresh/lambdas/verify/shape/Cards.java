package io.dbrefresh.lambdas.verify.shape;

import io.dbrefresh.statemachine.plan.Probe.Shape;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.CodeValidator;
import org.apache.commons.validator.routines.CreditCardValidator;

/**
 * Numbers of payment cards: a scheme's leading digits and length, and Luhn's check digit (ISO/IEC
 * 7812-1). The numbers that payment services publish for tests are none.
 */
final class Cards implements Detector {
  private static final Pattern DIGITS =
      Pattern.compile("(?<![\\w.-])\\d(?:[ -]?\\d){12,18}(?![\\w-])");
  private static final Pattern SEPARATORS = Pattern.compile("[ -]");
  private static final List<CodeValidator> SCHEMES =
      List.of(
          CreditCardValidator.VISA_VALIDATOR,
          CreditCardValidator.MASTERCARD_VALIDATOR,
          CreditCardValidator.AMEX_VALIDATOR,
          CreditCardValidator.DINERS_VALIDATOR,
          CreditCardValidator.DISCOVER_VALIDATOR);
  private static final Set<String> FOR_TESTS =
      Set.of(
          "4111111111111111",
          "4242424242424242",
          "4012888888881881",
          "5555555555554444",
          "5105105105105100",
          "378282246310005",
          "371449635398431",
          "6011111111111117",
          "30569309025904");

  @Override
  public Shape shape() {
    return Shape.CARD;
  }

  @Override
  public String kind() {
    return "card";
  }

  @Override
  public Glance look(String text) {
    Glance seen = Glance.NOTHING;
    Matcher found = DIGITS.matcher(text);
    while (found.find()) {
      String digits = SEPARATORS.matcher(found.group()).replaceAll("");
      if (FOR_TESTS.contains(digits)) {
        continue;
      }
      for (CodeValidator scheme : SCHEMES) {
        if (scheme.isValid(digits)) {
          return Glance.MATCH;
        }
        boolean form = scheme.getRegexValidator().isValid(digits);
        seen = form ? Glance.LOOKALIKE : seen;
      }
    }
    return seen;
  }

  /** One digit in ten is the right one. */
  @Override
  public double chance() {
    return 0.1;
  }
}
