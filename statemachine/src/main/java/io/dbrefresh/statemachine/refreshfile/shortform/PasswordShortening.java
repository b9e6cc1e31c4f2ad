package io.dbrefresh.statemachine.refreshfile.shortform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes {@code password} out of the three password steps. */
final class PasswordShortening {
  private static final List<String> STEPS =
      List.of("changemasterpwd", "createsecret", "rotatemasterpwd");

  private final DocumentedFile documented;
  private final ObjectNode password;

  PasswordShortening(DocumentedFile documented, ObjectNode file) {
    this.documented = documented;
    this.password = file.putObject("password");
  }

  void shorten() {
    first("secretname").findFirst().ifPresent(secret -> password.put("secret", secret));
    first("temppwd")
        .filter(text -> text.startsWith("arn:") && text.contains(":secretsmanager:"))
        .findFirst()
        .ifPresent(arn -> password.put("chosen", arn));
    if (documented.flag("changemasterpwd", "managed")) {
      password.put("managed", true);
    }
    documented.text("changemasterpwd", "kmskeyid").ifPresent(key -> password.put("kmsKey", key));
    if (!documented.runs("changemasterpwd")) {
      password.put("change", false);
    }
    if (documented.flag("createsecret", "rotation")) {
      rotation(password.putObject("rotation"));
    } else if (documented.runs("createsecret")) {
      password.put("create", true);
    }
    if (documented.runs("rotatemasterpwd")) {
      password.put("rotate", true);
    }
  }

  private Stream<String> first(String key) {
    return STEPS.stream().map(step -> documented.text(step, key)).flatMap(Optional::stream);
  }

  private void rotation(ObjectNode rotation) {
    documented.text("createsecret", "lambdaarn").ifPresent(arn -> rotation.put("functionArn", arn));
    documented
        .value("createsecret", "rotationdays", Kind.NUMBER)
        .ifPresent(days -> rotation.set("days", days));
  }
}
