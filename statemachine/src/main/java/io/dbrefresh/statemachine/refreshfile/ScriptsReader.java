package io.dbrefresh.statemachine.refreshfile;

import io.dbrefresh.statemachine.plan.InstanceTag;
import io.dbrefresh.statemachine.plan.ScriptFile;
import io.dbrefresh.statemachine.plan.Scripts;
import java.util.List;
import java.util.Optional;

/** Reads {@code runscripts}. */
final class ScriptsReader {
  private static final List<String> ENGINES =
      List.of("mysql", "mariadb", "postgres", "aurora", "aurora-mysql", "aurora-postgresql");

  private final Steps steps;

  ScriptsReader(Steps steps) {
    this.steps = steps;
  }

  Optional<Scripts> read() {
    return steps.running("runscripts").map(this::scripts);
  }

  private Scripts scripts(Fields run) {
    checkEngine(run);
    checkPassword();
    String prefix = run.text("prefix").map(Fields::asFolder).orElse("");
    Fields phases = run.within("phases");
    if (run.has("keys") && phases.has("post")) {
      run.error(
          "keys",
          "`keys` and `phases` name the scripts of the new database twice; keep one of them");
    }
    List<ScriptFile> pre = files(phases, "pre");
    List<ScriptFile> post = run.has("keys") ? files(run, "keys") : files(phases, "post");
    if (pre.isEmpty() && post.isEmpty()) {
      run.error("keys", "names no script; name some, or set `torun` to \"false\"");
    }
    return new Scripts(run.required("bucketname"), prefix, pre, post, host(run));
  }

  /** The instance of {@code method} ec2. */
  private static Optional<InstanceTag> host(Fields run) {
    Optional<String> tag = run.text("ec2tag");
    if (run.text("method").filter("ec2"::equals).isEmpty()) {
      tag.ifPresent(
          text -> run.error("ec2tag", "is for scripts on an instance; write `method` \"ec2\" too"));
      return Optional.empty();
    }
    return tag.map(text -> tag(run, text)).or(() -> Optional.of(InstanceTag.STANDARD));
  }

  private static InstanceTag tag(Fields run, String text) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      run.error("ec2tag", "is \"" + text + "\"; a tag is written name=value");
      return InstanceTag.STANDARD;
    }
    return new InstanceTag(text.substring(0, equals), text.substring(equals + 1));
  }

  private static List<ScriptFile> files(Fields fields, String key) {
    return fields.list(key).stream().map(ScriptFile::unseen).toList();
  }

  /** A script that cannot run must fail the refresh before it touches anything. */
  private static void checkEngine(Fields run) {
    String engine = run.text("engine").orElse("");
    if (!engine.isEmpty() && !ENGINES.contains(engine)) {
      run.error("engine", "is " + engine + "; scripts run on one of " + String.join(", ", ENGINES));
    }
  }

  /** Scripts log in with the password that this run sets: there is no other that is known. */
  private void checkPassword() {
    if (!steps.of("changemasterpwd").runs() && !steps.of("rotatemasterpwd").runs()) {
      steps
          .of("changemasterpwd")
          .error("torun", "is \"false\", and scripts log in with the password that it sets");
    }
  }
}
