package io.dbrefresh.local.face;

import io.dbrefresh.local.face.http.Call;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a signature says about its request ("Signature Version 4", the credential scope). The
 * signature itself is not looked at.
 */
record Scope(String accessKey, String region, String service) {
  private static final Pattern CREDENTIAL =
      Pattern.compile("([^/\\s=]+)/\\d{8}/([^/\\s]+)/([^/\\s]+)/aws4_request");

  /** Of the header {@code Authorization}, or of a presigned address. */
  static Optional<Scope> of(Call call) {
    String text =
        call.header("Authorization").or(() -> call.parameter("X-Amz-Credential")).orElse("");
    Matcher found = CREDENTIAL.matcher(text);
    return found.find()
        ? Optional.of(new Scope(found.group(1), found.group(2), found.group(3)))
        : Optional.empty();
  }
}
