package io.dbrefresh.local.rds.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.GenerateAuthenticationTokenRequest;

class AuthTokensTest {
  private Instant now = Instant.parse("2026-02-03T04:05:06Z");
  private final AuthTokens tokens = new AuthTokens(new Moving(() -> now));

  /** The clock of the test. */
  private static final class Moving extends Clock {
    private final InstantSource source;

    Moving(InstantSource source) {
      this.source = source;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return source.instant();
    }
  }

  private String token(String user, int port) {
    return tokens.generateAuthenticationToken(
        GenerateAuthenticationTokenRequest.builder()
            .hostname("127.0.0.1")
            .port(port)
            .username(user)
            .build());
  }

  @Test
  void a_token_is_for_one_user_at_one_port_and_fits_into_a_question() {
    String token = token("a".repeat(63), 65432);

    assertThat(token).startsWith("127.0.0.1:65432/?Action=connect&").hasSizeLessThanOrEqualTo(128);
    assertThat(tokens.isFor("a".repeat(63), 65432, token)).isTrue();
    assertThat(tokens.isFor("b", 65432, token)).isFalse();
    assertThat(tokens.isFor("a".repeat(63), 5432, token)).isFalse();
    assertThat(tokens.isFor("a".repeat(63), 65432, token.replace("2026", "2027"))).isFalse();
    assertThat(tokens.isFor("a".repeat(63), 65432, "password")).isFalse();
  }

  @Test
  void a_token_lives_for_fifteen_minutes() {
    String token = token("app", 5432);

    now = now.plus(Duration.ofMinutes(15)).minusSeconds(1);
    assertThat(tokens.isFor("app", 5432, token)).isTrue();
    now = now.plusSeconds(1);
    assertThat(tokens.isFor("app", 5432, token)).isFalse();
  }

  @Test
  void another_regions_token_is_none() {
    AuthTokens other = new AuthTokens(Clock.fixed(now, ZoneOffset.UTC));

    assertThat(other.isFor("app", 5432, token("app", 5432))).isFalse();
  }
}
