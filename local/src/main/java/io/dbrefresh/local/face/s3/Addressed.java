package io.dbrefresh.local.face.s3;

import io.dbrefresh.local.face.http.Call;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which bucket a request is for ("Virtual hosting of buckets"): {@code bucket.localhost} and {@code
 * bucket.s3.localhost} name it in the host, all others in the path.
 *
 * @param bucket empty where the request names none
 * @param path what is left of it, in the bucket
 */
record Addressed(String bucket, String path) {
  private static final Pattern VIRTUAL =
      Pattern.compile("(?!s3\\.localhost)(.+?)(\\.s3)?\\.localhost(:\\d+)?");

  static Addressed of(Call call) {
    Matcher host = VIRTUAL.matcher(call.header("Host").orElse(""));
    if (host.matches()) {
      return new Addressed(host.group(1), call.path());
    }
    int end = call.path().indexOf('/', 1);
    String first = end < 0 ? call.path().substring(1) : call.path().substring(1, end);
    return new Addressed(
        URLDecoder.decode(first.replace("+", "%2B"), StandardCharsets.UTF_8),
        end < 0 ? "/" : call.path().substring(end));
  }
}
