package io.dbrefresh.local.secretsmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** What a version holds: text or bytes. It does not print itself. */
record SecretValue(Optional<String> text, Optional<String> base64) {
  private static final int LARGEST = 65_536;

  /** The value of a request; nothing where the request gives none. */
  static Optional<SecretValue> of(@Nullable String text, @Nullable SdkBytes bytes) {
    if (text != null && bytes != null) {
      throw Faults.invalidParameter(
          "You can't specify both a binary secret value and a string secret value in the same"
              + " secret.");
    }
    if (text == null && bytes == null) {
      return Optional.empty();
    }
    SecretValue value =
        new SecretValue(
            Optional.ofNullable(text),
            Optional.ofNullable(bytes)
                .map(each -> Base64.getEncoder().encodeToString(each.asByteArrayUnsafe())));
    if (value.text.filter(each -> each.length() > LARGEST).isPresent()) {
      throw Faults.invalidParameter("The secret value is longer than " + LARGEST + " bytes.");
    }
    return Optional.of(value);
  }

  static Optional<SecretValue> read(JsonNode version) {
    Optional<String> text = Optional.ofNullable(version.get("string")).map(JsonNode::textValue);
    Optional<String> base64 = Optional.ofNullable(version.get("binary")).map(JsonNode::textValue);
    return text.isEmpty() && base64.isEmpty()
        ? Optional.empty()
        : Optional.of(new SecretValue(text, base64));
  }

  void write(ObjectNode version) {
    text.ifPresent(each -> version.put("string", each));
    base64.ifPresent(each -> version.put("binary", each));
  }

  Optional<SdkBytes> bytes() {
    return base64.map(each -> SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(each)));
  }

  @Override
  public String toString() {
    return "SecretValue";
  }
}
