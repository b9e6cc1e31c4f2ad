package io.dbrefresh.launcher.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.refreshfile.LaunchInput;
import io.dbrefresh.launcher.refreshfile.RefreshFiles;
import io.dbrefresh.statemachine.refreshfile.InvalidRefreshFileException;
import io.dbrefresh.statemachine.refreshfile.PolicyProblems;
import io.dbrefresh.statemachine.refreshfile.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dbrefresh validate}: checks refresh files without touching anything. */
@Command(
    name = "validate",
    description = "Checks refresh files and the policy: every problem at once, with its line.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh validate",
      "      checks all of refresh-configs/",
      "  dbrefresh validate refresh-configs/us-east-1/db-app1-mysqlinstd.json",
      "      checks one file; each problem is file:line /json/pointer: what is wrong",
      "  dbrefresh validate --output json",
      "      one JSON object a problem"
    })
final class ValidateCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = {
        "Refresh files, folders of them, or policy.json; by default all of refresh-configs/."
      })
  private List<Path> named = List.of();

  @Mixin private OutputOption output = new OutputOption();
  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;
  private int errors;
  private int warnings;

  ValidateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Printer printer =
        new Printer(
            spec.commandLine().getOut(), spec.commandLine().getErr(), surroundings.screen());
    RefreshFiles files = new RefreshFiles(surroundings.project());
    List<Path> checked = checked(files);
    for (Path file : checked) {
      String shown = files.shown(file);
      problems(shown, file).forEach(problem -> tell(printer, shown, problem));
    }
    if (!output.json()) {
      printer.line(verdict(checked));
    }
    return (errors > 0 ? ExitCode.USAGE : ExitCode.DONE).number();
  }

  private List<Path> checked(RefreshFiles files) {
    List<Path> checked = new ArrayList<>();
    if (named.isEmpty()) {
      checked.addAll(files.all());
      files.policy().ifPresent(checked::add);
    }
    for (Path each : named) {
      List<Path> inside = Files.isDirectory(each) ? RefreshFiles.below(each) : List.of(each);
      if (inside.isEmpty()) {
        throw new CommandException(
            ExitCode.USAGE,
            each + " has no refresh file, which is called db-<application>-<target>.json.");
      }
      checked.addAll(inside);
    }
    return checked;
  }

  private static List<Problem> problems(String shown, Path file) {
    if (!Files.isRegularFile(file)) {
      return List.of(new Problem(Problem.Severity.ERROR, "", 0, "there is no such file"));
    }
    if (isPolicy(file)) {
      return policyProblems(shown, file);
    }
    try {
      return LaunchInput.read(shown, file).file().warnings();
    } catch (InvalidRefreshFileException invalid) {
      return new ArrayList<>(invalid.problems());
    }
  }

  private static boolean isPolicy(Path file) {
    return file.endsWith("policy.json");
  }

  private static List<Problem> policyProblems(String shown, Path file) {
    try {
      return new PolicyProblems().of(shown, Files.readAllBytes(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void tell(Printer printer, String shown, Problem problem) {
    if (problem.severity() == Problem.Severity.ERROR) {
      errors++;
    } else {
      warnings++;
    }
    if (output.json()) {
      printer.line(json(shown, problem).toString());
    } else {
      printer.note(ProblemLine.of(shown, problem));
    }
  }

  private static ObjectNode json(String shown, Problem problem) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("file", shown)
        .put("line", problem.line())
        .put("pointer", problem.pointer())
        .put("severity", problem.severity().name())
        .put("message", problem.message());
  }

  private String verdict(List<Path> checked) {
    long policies = checked.stream().filter(ValidateCommand::isPolicy).count();
    long count = checked.size() - policies;
    String refreshes = count == 1 ? "1 refresh file" : count + " refresh files";
    String files =
        policies == 0 ? refreshes : count == 0 ? "the policy" : refreshes + " and the policy";
    String worth =
        warnings == 0 ? "" : warnings == 1 ? ", 1 warning" : ", " + warnings + " warnings";
    return errors == 0
        ? files + " checked: valid" + worth + "."
        : files + " checked: " + errors + (errors == 1 ? " error" : " errors") + worth + ".";
  }
}
