package io.dbrefresh.local.rds.login;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.services.rds.RdsUtilities;
import software.amazon.awssdk.services.rds.model.GenerateAuthenticationTokenRequest;

/**
 * Authentication tokens as RDS has them: for one user at one address, for 15 minutes ("Connecting
 * using IAM authentication"). They are signed with a key of this process instead of the caller's,
 * and are shorter than the service's: a server asks about passwords of up to 128 bytes.
 */
public final class AuthTokens implements RdsUtilities {
  private static final Duration LIFE = Duration.ofMinutes(15);
  private static final String ALGORITHM = "HmacSHA256";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<host>[^:/]+):(?<port>\\d{1,5})/\\?Action=connect&X-Amz-Date=(?<date>\\w+)&X-Amz-Signature=(?<signature>[\\w-]+)");

  private final SecretKeySpec key;
  private final Clock clock;

  /** Tokens of the time of {@code clock}. */
  public AuthTokens(Clock clock) {
    this.clock = clock;
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    key = new SecretKeySpec(random, ALGORITHM);
  }

  @Override
  public String generateAuthenticationToken(GenerateAuthenticationTokenRequest request) {
    String date = TIME.format(clock.instant());
    return "%s:%d/?Action=connect&X-Amz-Date=%s&X-Amz-Signature=%s"
        .formatted(
            request.hostname(),
            request.port(),
            date,
            signature(request.port(), request.username(), date));
  }

  /** Whether {@code token} was made here for this user and port, less than 15 minutes ago. */
  public boolean isFor(String user, int port, String token) {
    Matcher matcher = TOKEN.matcher(token);
    if (!matcher.matches() || Integer.parseInt(String.valueOf(matcher.group("port"))) != port) {
      return false;
    }
    String date = String.valueOf(matcher.group("date"));
    byte[] expected = signature(port, user, date).getBytes(StandardCharsets.UTF_8);
    byte[] given = String.valueOf(matcher.group("signature")).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(expected, given) && isFresh(date);
  }

  private boolean isFresh(String date) {
    try {
      Instant made = TIME.parse(date, Instant::from);
      return clock.instant().isBefore(made.plus(LIFE));
    } catch (DateTimeException e) {
      return false;
    }
  }

  private String signature(int port, String user, String date) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] signed =
          mac.doFinal((port + "\n" + user + "\n" + date).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JVM has no " + ALGORITHM, e);
    }
  }
}
