package io.dbrefresh.local.asl.task;

import io.dbrefresh.local.asl.query.RandomUuids;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The calls that wait for somebody who has their token. */
public final class TaskTokens {
  private static final String MARK = "dbrefresh-task ";

  private final Map<String, TaskProgress> waiting = new HashMap<>();

  /** A token that nobody has yet. */
  public static String next(RandomGenerator random) {
    String named = MARK + RandomUuids.next(random);
    return Base64.getUrlEncoder().encodeToString(named.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether {@code text} is a token that was given out, be it that its task has ended. */
  public static boolean isToken(String text) {
    try {
      byte[] named = Base64.getUrlDecoder().decode(text);
      return new String(named, StandardCharsets.UTF_8).startsWith(MARK);
    } catch (IllegalArgumentException foreign) {
      return false;
    }
  }

  /** From now on {@code progress} waits for {@code token}. */
  public void await(String token, TaskProgress progress) {
    waiting.put(token, progress);
  }

  /** Nobody waits for it any more; answers who did. */
  public Optional<TaskProgress> end(String token) {
    return Optional.ofNullable(waiting.remove(token));
  }

  /** Who waits for it. */
  public Optional<TaskProgress> find(String token) {
    return Optional.ofNullable(waiting.get(token));
  }
}
