package io.dbrefresh.statemachine.refreshfile.shortform;

/** {@code password}: it is changed unless the file says otherwise. */
final class PasswordExpander {
  private static final String SECRET = "/password/secret";

  private final Draft draft;

  PasswordExpander(Draft draft) {
    this.draft = draft;
  }

  void expand() {
    boolean rotates = draft.file().at("/password/rotation").isObject();
    draft.run("createsecret", "/password/create", rotates || draft.flag("/password/create", false));
    draft.run("changemasterpwd", "/password/change", draft.flag("/password/change", true));
    draft.run("rotatemasterpwd", "/password/rotate", draft.flag("/password/rotate", false));
    draft.copy("createsecret", "secretname", SECRET);
    draft.copy("changemasterpwd", "secretname", SECRET);
    draft.copy("rotatemasterpwd", "secretname", SECRET);
    draft.copy("changemasterpwd", "temppwd", "/password/chosen");
    draft.copy("changemasterpwd", "managed", "/password/managed");
    draft.copy("changemasterpwd", "kmskeyid", "/password/kmsKey");
    if (rotates) {
      draft.text("createsecret", "rotation", "/password/rotation", "true");
      draft.copy("createsecret", "lambdaarn", "/password/rotation/functionArn");
      draft.copy("createsecret", "rotationdays", "/password/rotation/days");
    }
  }
}
