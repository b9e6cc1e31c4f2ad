package io.dbrefresh.lambdas.verify.shape;

import io.dbrefresh.statemachine.plan.Probe.Shape;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;
import org.apache.commons.validator.routines.checkdigit.VerhoeffCheckDigit;

/**
 * A number that a state gives to a person, in the form that the state prints it, with its check
 * digits where it has some.
 *
 * @param chance how often the check digits of another number are right
 * @param check whether a text of the form is such a number
 */
record NationalIds(String kind, Pattern form, double chance, Predicate<String> check)
    implements Detector {
  /** Not in the middle of a longer word or number. */
  private static final String BEGIN = "(?<![\\w.-])(?<!\\d )";

  private static final String END = "(?![\\w-])(?! \\d)";

  static final List<Detector> ALL =
      List.of(
          // Social Security Administration: no area 000, 666 or 9xx, no group 00, no serial 0000
          of(
              "US SSN",
              "(?!000|666|9)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}",
              0,
              // printed on a sample card and in an advertisement, and never given to anyone
              id -> !id.equals("078-05-1120") && !id.equals("219-09-9999")),
          // HMRC, National Insurance Manual NIM39110
          of(
              "UK NINO",
              "(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]",
              0,
              id -> true),
          of(
              "IT codice fiscale",
              "[A-Z]{6}[0-9LMNP-V]{2}[A-EHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]",
              1 / 26.0,
              CheckDigits::codiceFiscale),
          of("ES DNI or NIE", "[XYZ\\d]\\d{7}-?[A-HJ-NP-TV-Z]", 1 / 23.0, CheckDigits::spanish),
          of(
              "FR NIR",
              "[12] ?\\d{2} ?(?:0[1-9]|1[0-2]) ?(?:\\d{2}|2[AB]) ?\\d{3} ?\\d{3} ?\\d{2}",
              1 / 97.0,
              CheckDigits::french),
          of("BR CPF", "\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}", 0.01, CheckDigits::cpf),
          of(
              "CA SIN",
              "[1-79]\\d{2}([ -])\\d{3}\\1\\d{3}",
              0.1,
              id -> LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(id.replaceAll("[ -]", ""))),
          of(
              "IN Aadhaar",
              "[2-9]\\d{3} \\d{4} \\d{4}",
              0.1,
              id -> VerhoeffCheckDigit.VERHOEFF_CHECK_DIGIT.isValid(id.replace(" ", ""))));

  private static Detector of(String kind, String form, double chance, Predicate<String> check) {
    return new NationalIds(kind, Pattern.compile(BEGIN + form + END), chance, check);
  }

  @Override
  public Shape shape() {
    return Shape.NATIONAL_ID;
  }

  @Override
  public Glance look(String text) {
    Glance seen = Glance.NOTHING;
    Matcher found = form.matcher(text);
    while (found.find()) {
      if (check.test(found.group())) {
        return Glance.MATCH;
      }
      seen = Glance.LOOKALIKE;
    }
    return seen;
  }
}
