package io.dbrefresh.statemachine.refreshfile;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.statemachine.plan.DatabaseNames;
import io.dbrefresh.statemachine.plan.Password;
import io.dbrefresh.statemachine.plan.Scripts;
import io.dbrefresh.statemachine.plan.Service;
import io.dbrefresh.statemachine.refreshfile.shortform.Expansion;
import io.dbrefresh.statemachine.refreshfile.shortform.ShortForm;
import io.dbrefresh.statemachine.refreshfile.shortform.Wording;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** Reads refresh files: JSON, then the schema, then what no schema can say. */
public final class RefreshFileReader {
  private final SchemaRules schema = new SchemaRules("/refresh-file.schema.json");

  /**
   * Reads a refresh file as it is on disk. A password in clear is a warning.
   *
   * @param name what the file is called in messages
   * @param json its text, UTF-8
   * @throws InvalidRefreshFileException with all problems at once
   */
  public RefreshFile read(String name, byte[] json) {
    return read(name, json, false);
  }

  /**
   * Reads the input of an execution, which everyone can see who can see the execution: a password
   * in clear is an error. The text has no lines that anyone has seen, so problems have none.
   *
   * @throws InvalidRefreshFileException with all problems at once
   */
  public RefreshFile readInput(String name, byte[] json) {
    return read(name, json, true);
  }

  /**
   * The line, from 1, that the value at a JSON pointer stands on.
   *
   * @param name what the file is called in messages
   * @throws InvalidRefreshFileException if the text is no JSON
   */
  public static ToIntFunction<String> lines(String name, byte[] json) {
    return SourceText.parse(name, json)::line;
  }

  private RefreshFile read(String name, byte[] json, boolean isInput) {
    SourceText text = SourceText.parse(name, json);
    Problems problems = new Problems(pointer -> isInput ? 0 : text.line(pointer));
    JsonNode tree = text.tree();
    schema.check(tree, problems);
    RefreshFile file =
        ShortForm.is(tree)
            ? expanded(name, tree, problems)
            : documented(name, tree, problems, isInput);
    if (problems.hasErrors()) {
      throw new InvalidRefreshFileException(name, problems.all());
    }
    return file;
  }

  private static RefreshFile documented(
      String name, JsonNode tree, Problems problems, boolean isInput) {
    new CheckRules(tree, problems).check();
    new ClearPasswordRule(problems, isInput).check("", tree);
    Steps steps = new Steps(tree, problems);
    new RepetitionRules(steps).check();
    return understand(name, steps, Wording.DOCUMENTED);
  }

  private static RefreshFile expanded(String name, JsonNode tree, Problems problems) {
    new PlaceholderRule(problems).check("", tree);
    warnOfNoPassword(tree.path("password"), problems);
    Expansion expansion = ShortForm.expand(tree);
    Steps steps = new Steps(expansion.documented(), problems.in(expansion.wording()));
    return understand(name, steps, expansion.wording());
  }

  /** Whoever writes it meant to say something. */
  private static void warnOfNoPassword(JsonNode password, Problems problems) {
    if (password.isObject() && password.isEmpty()) {
      problems.warning(
          "/password",
          "is empty, and says what holds without it: the password is changed, and kept in the"
              + " secret /<environment>/<application>/<target>");
    }
  }

  private static Optional<Password> password(
      Steps steps, String environment, String application, DatabaseNames target) {
    return new PasswordReader(steps)
        .read("/%s/%s/%s".formatted(environment, application, target.instance()));
  }

  private static RefreshFile understand(String name, Steps steps, Wording wording) {
    NameRules names = new NameRules(steps);
    DatabaseNames target = names.target();
    String environment = steps.of("restore").required("environment");
    String application = steps.of("restore").required("application");
    checkRuns(steps, steps.service());
    return new RefreshFile(
        name,
        steps.of("launch").text("by").orElse("unknown"),
        application,
        environment,
        steps.service(),
        names.source(),
        target,
        removesProtection(steps),
        steps.asked(),
        new RestoreReader(steps).read(),
        new InstanceReader(steps).read(),
        new ReplicasReader(steps).read(),
        password(steps, environment, application, target),
        scripts(steps),
        new PreserveReader(steps).read(),
        new VerifyReader(steps).read(),
        new RolesReader(steps).read(target),
        steps.running("updatedynamodb").flatMap(fields -> fields.text("tablename")),
        topic(steps),
        new RunOptionsReader(steps).read(),
        new ScheduleReader(steps).read(),
        steps.engines(),
        steps.problems().all(),
        wording);
  }

  private static Optional<Scripts> scripts(Steps steps) {
    Optional<Scripts> scripts = new ScriptsReader(steps).read();
    new MaskingRule(steps).check(scripts);
    return scripts;
  }

  private static boolean removesProtection(Steps steps) {
    return Stream.of("delete", "deletecluster")
        .flatMap(key -> steps.running(key).stream())
        .anyMatch(fields -> fields.flag("removeprotection").orElse(false));
  }

  private static Optional<String> topic(Steps steps) {
    return steps
        .running("sendmsg")
        .flatMap(
            fields -> {
              Optional<String> arn = fields.text("topicarn");
              arn.filter(text -> !text.startsWith("arn:") && !text.contains("CHANGE_ME"))
                  .ifPresent(
                      text ->
                          fields.error(
                              "topicarn", "is " + text + "; it has to be an SNS topic's ARN"));
              return arn;
            });
  }

  /** A refresh always ends under the target's name: that is what makes it one. */
  private static void checkRuns(Steps steps, Service service) {
    Fields restore = steps.of("restore");
    if (steps.has("restore") && !restore.runs()) {
      restore.error("torun", "`restore` must run: without it there is nothing to refresh");
    }
    String key = "rename";
    if (!steps.of(key).runs()) {
      steps
          .problems()
          .warning("/" + key + "/torun", "does not run; the new database is renamed all the same");
    }
    if (service == Service.AURORA && !steps.of("renamecluster").runs()) {
      steps
          .problems()
          .warning("/renamecluster/torun", "does not run; the new cluster is renamed all the same");
    }
  }
}
