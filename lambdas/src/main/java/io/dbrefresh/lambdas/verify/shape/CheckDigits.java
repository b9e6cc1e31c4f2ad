package io.dbrefresh.lambdas.verify.shape;

import java.util.regex.Pattern;

/** The check digits of national numbers that no library knows. */
final class CheckDigits {
  private static final String SPANISH_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
  private static final Pattern SEPARATORS = Pattern.compile("[ .-]");

  /** What the letters A to Z, and the digits 0 to 9, count for in an odd place. */
  private static final int[] ODD = {
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
  };

  private CheckDigits() {}

  /** Decreto ministeriale 23 dicembre 1976: the last letter is a sum modulo 26. */
  static boolean codiceFiscale(String id) {
    int sum = 0;
    for (int i = 0; i < id.length() - 1; i++) {
      char c = id.charAt(i);
      int rank = c <= '9' ? c - '0' : c - 'A';
      sum += i % 2 == 0 ? ODD[rank] : rank;
    }
    return id.charAt(id.length() - 1) == 'A' + sum % 26;
  }

  /** The letter stands for the number modulo 23; X, Y and Z are 0, 1 and 2. */
  static boolean spanish(String id) {
    String plain = SEPARATORS.matcher(id).replaceAll("");
    int leading = "XYZ".indexOf(plain.charAt(0));
    String number = leading < 0 ? plain.substring(0, 8) : leading + plain.substring(1, 8);
    return plain.charAt(8) == SPANISH_LETTERS.charAt(Integer.parseInt(number) % 23);
  }

  /** The key is 97 less the number modulo 97; Corsica's 2A counts as 19 and 2B as 18. */
  static boolean french(String id) {
    String plain = SEPARATORS.matcher(id).replaceAll("").replace("2A", "19").replace("2B", "18");
    long number = Long.parseLong(plain.substring(0, 13));
    return 97 - number % 97 == Long.parseLong(plain.substring(13));
  }

  /** Two digits, each a weighted sum modulo 11; eleven times the same digit is no number. */
  static boolean cpf(String id) {
    String plain = SEPARATORS.matcher(id).replaceAll("");
    boolean allTheSame = plain.chars().distinct().count() == 1;
    return !allTheSame && cpfDigit(plain, 9) && cpfDigit(plain, 10);
  }

  private static boolean cpfDigit(String digits, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum += (digits.charAt(i) - '0') * (length + 1 - i);
    }
    int digit = sum * 10 % 11 % 10;
    return digits.charAt(length) - '0' == digit;
  }
}
