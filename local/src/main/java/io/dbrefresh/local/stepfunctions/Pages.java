package io.dbrefresh.local.stepfunctions;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cuts lists into pages. A page's token names the last item before it. */
final class Pages {
  private static final int DEFAULT = 100;
  private static final int MOST = 1000;

  private Pages() {}

  /** A page and the token of the next; empty when it is the last. */
  record Page<T>(List<T> items, Optional<String> nextToken) {}

  static <T> Page<T> cut(
      List<T> all, Function<T, String> id, @Nullable Integer maxResults, @Nullable String token) {
    int begin = token == null ? 0 : after(all, id, decode(token));
    int size = maxResults == null || maxResults == 0 ? DEFAULT : Math.min(maxResults, MOST);
    int end = Math.min(all.size(), begin + size);
    List<T> items = all.subList(begin, end);
    return new Page<>(
        items,
        end < all.size() ? Optional.of(encode(id.apply(all.get(end - 1)))) : Optional.empty());
  }

  private static <T> int after(List<T> all, Function<T, String> id, String last) {
    for (int index = 0; index < all.size(); index++) {
      if (id.apply(all.get(index)).equals(last)) {
        return index + 1;
      }
    }
    throw Faults.invalidToken();
  }

  private static String encode(String id) {
    return Base64.getUrlEncoder().encodeToString(id.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException foreign) {
      throw Faults.invalidToken();
    }
  }
}
