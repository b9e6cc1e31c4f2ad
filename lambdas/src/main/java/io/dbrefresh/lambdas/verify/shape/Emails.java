package io.dbrefresh.lambdas.verify.shape;

import io.dbrefresh.statemachine.plan.Probe.Shape;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.EmailValidator;

/**
 * E-mail addresses below a top-level domain that exists. Addresses in the domains that RFC 2606
 * reserves for examples and tests are what masking puts in, and none.
 */
final class Emails implements Detector {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?\\.[A-Za-z]{2,24}");
  private static final Pattern RESERVED =
      Pattern.compile("(?:.*\\.)?(?:example\\.(?:com|org|net)|example|test|invalid|localhost)");

  @Override
  public Shape shape() {
    return Shape.EMAIL;
  }

  @Override
  public String kind() {
    return "email";
  }

  @Override
  public Glance look(String text) {
    if (text.indexOf('@') < 0) {
      return Glance.NOTHING;
    }
    Matcher found = ADDRESS.matcher(text);
    while (found.find()) {
      String address = found.group();
      String domain = address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
      if (!RESERVED.matcher(domain).matches() && EmailValidator.getInstance().isValid(address)) {
        return Glance.MATCH;
      }
    }
    return Glance.NOTHING;
  }

  @Override
  public double chance() {
    return 0;
  }
}
