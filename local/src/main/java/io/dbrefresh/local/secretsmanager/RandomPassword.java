package io.dbrefresh.local.secretsmanager;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.secretsmanager.model.GetRandomPasswordRequest;

/** A password as GetRandomPassword makes it. */
final class RandomPassword {
  private static final String LOWERCASE = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPERCASE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String DIGITS = "0123456789";
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  private static final int DEFAULT_LENGTH = 32;
  private static final long LONGEST = 4096;

  private final GetRandomPasswordRequest request;
  private final SecureRandom random;

  RandomPassword(GetRandomPasswordRequest request, SecureRandom random) {
    this.request = request;
    this.random = random;
  }

  String next() {
    long length = request.passwordLength() == null ? DEFAULT_LENGTH : request.passwordLength();
    List<String> types = types();
    String all = String.join("", types);
    boolean eachType = !Boolean.FALSE.equals(request.requireEachIncludedType());
    if (length < 1 || length > LONGEST) {
      throw Faults.invalidParameter("PasswordLength must be between 1 and 4096.");
    }
    if (all.isEmpty()) {
      throw Faults.invalidParameter("There are no characters left to make a password of.");
    }
    if (eachType && length < types.size()) {
      throw Faults.invalidParameter(
          "The password is too short to contain a character of each included type.");
    }
    List<Character> password = new ArrayList<>();
    if (eachType) {
      types.forEach(type -> password.add(oneOf(type)));
    }
    while (password.size() < length) {
      password.add(oneOf(all));
    }
    Collections.shuffle(password, random);
    return password.stream().map(String::valueOf).collect(Collectors.joining());
  }

  /** The characters of every type that is left; a type with none left is not one any more. */
  private List<String> types() {
    List<String> types = new ArrayList<>();
    add(types, LOWERCASE, request.excludeLowercase());
    add(types, UPPERCASE, request.excludeUppercase());
    add(types, DIGITS, request.excludeNumbers());
    add(types, PUNCTUATION, request.excludePunctuation());
    add(types, " ", !Boolean.TRUE.equals(request.includeSpace()));
    return types;
  }

  private void add(List<String> types, String characters, Boolean excluded) {
    String without = request.excludeCharacters() == null ? "" : request.excludeCharacters();
    String left =
        characters
            .chars()
            .filter(each -> without.indexOf(each) < 0)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    if (!Boolean.TRUE.equals(excluded) && !left.isEmpty()) {
      types.add(left);
    }
  }

  private char oneOf(String characters) {
    return characters.charAt(random.nextInt(characters.length()));
  }
}
