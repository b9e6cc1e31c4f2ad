package io.dbrefresh.lambdas.verify.shape;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.dbrefresh.statemachine.plan.Probe.Shape;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Telephone numbers that the numbering plan of their country has: of any country where they are
 * written with {@code +} and its code, and of North America as {@code (212) 555-2368} or {@code
 * 212-555-2368}. Bare digits are none: they may be any number. Nor are the ranges that are kept for
 * fiction (North America's 555-01xx, Ofcom's numbers for drama).
 */
final class Phones implements Detector {
  private static final String ANYWHERE = "ZZ";
  private static final Pattern NORTH_AMERICAN =
      Pattern.compile(
          "(?<![\\w.-])(?:\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}[-. ])[2-9]\\d{2}[-. ]\\d{4}(?![\\w-])");
  private static final Pattern FICTION_NORTH_AMERICA = Pattern.compile("\\d{3}55501\\d{2}");
  private static final Pattern FICTION_BRITAIN =
      Pattern.compile("7700900\\d{3}|20794600?\\d{2,3}|1\\d{2}4960\\d{3}");

  private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

  @Override
  public Shape shape() {
    return Shape.PHONE;
  }

  @Override
  public String kind() {
    return "phone";
  }

  @Override
  public Glance look(String text) {
    return international(text) || northAmerican(text) ? Glance.MATCH : Glance.NOTHING;
  }

  private boolean international(String text) {
    if (text.indexOf('+') < 0) {
      return false;
    }
    for (PhoneNumberMatch match :
        numbers.findNumbers(text, ANYWHERE, Leniency.VALID, Long.MAX_VALUE)) {
      if (!isFiction(match.number())) {
        return true;
      }
    }
    return false;
  }

  private boolean northAmerican(String text) {
    Matcher found = NORTH_AMERICAN.matcher(text);
    while (found.find()) {
      try {
        PhoneNumber number = numbers.parse(found.group(), "US");
        if (numbers.isValidNumber(number) && !isFiction(number)) {
          return true;
        }
      } catch (NumberParseException not) {
        continue; // The plan has no such number.
      }
    }
    return false;
  }

  private static boolean isFiction(PhoneNumber number) {
    String digits = Long.toString(number.getNationalNumber());
    return switch (number.getCountryCode()) {
      case 1 -> FICTION_NORTH_AMERICA.matcher(digits).matches();
      case 44 -> FICTION_BRITAIN.matcher(digits).matches();
      default -> false;
    };
  }

  @Override
  public double chance() {
    return 0;
  }
}
