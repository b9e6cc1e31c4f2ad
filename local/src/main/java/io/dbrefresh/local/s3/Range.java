package io.dbrefresh.local.s3;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of an object by its first and last byte (RFC 9110, "Range"); S3 takes one range, and
 * answers all of the object to what it does not understand.
 */
record Range(int first, int last, int size) {
  private static final Pattern FORM = Pattern.compile("bytes=(\\d*)-(\\d*)");
  private static final int UNSATISFIABLE = 416;

  /**
   * The range that a header asks of an object of that size; empty: all of it.
   *
   * @throws software.amazon.awssdk.services.s3.model.S3Exception when nothing of it is there
   */
  static Optional<Range> of(@Nullable String header, int size) {
    Matcher form = FORM.matcher(header == null ? "" : header);
    if (!form.matches() || form.group(1).isEmpty() && form.group(2).isEmpty()) {
      return Optional.empty();
    }
    if (form.group(1).isEmpty()) {
      int length = bounded(form.group(2), size);
      return length == 0 ? unsatisfiable() : Optional.of(new Range(size - length, size - 1, size));
    }
    int first = bounded(form.group(1), size);
    int last = form.group(2).isEmpty() ? size - 1 : bounded(form.group(2), size - 1);
    if (first >= size) {
      return unsatisfiable();
    }
    return last < first ? Optional.empty() : Optional.of(new Range(first, last, size));
  }

  private static int bounded(String digits, int most) {
    return digits.length() > 9 ? most : Math.min(most, Integer.parseInt(digits));
  }

  private static Optional<Range> unsatisfiable() {
    throw Faults.other("InvalidRange", UNSATISFIABLE, "The requested range is not satisfiable");
  }

  byte[] of(byte[] object) {
    return Arrays.copyOfRange(object, first, last + 1);
  }

  /** The header {@code Content-Range}. */
  String told() {
    return "bytes %d-%d/%d".formatted(first, last, size);
  }
}
