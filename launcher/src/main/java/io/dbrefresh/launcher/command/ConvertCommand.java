package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.display.JsonLayout;
import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.refreshfile.LaunchInput;
import io.dbrefresh.launcher.refreshfile.RefreshFiles;
import io.dbrefresh.statemachine.refreshfile.RefreshFileReader;
import io.dbrefresh.statemachine.refreshfile.shortform.ShortForm;
import io.dbrefresh.statemachine.refreshfile.shortform.Shortened;
import io.dbrefresh.statemachine.refreshfile.shortform.Shortened.Dropped;
import io.dbrefresh.statemachine.refreshfile.shortform.Shortening;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dbrefresh convert}: from the documented form of a refresh file to the short one. */
@Command(
    name = "convert",
    description = "Rewrites a documented refresh file in the short form; it is the same refresh.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh convert refresh-configs/us-east-1/db-app1-mysqlinstd.json",
      "      prints the short file; standard error says what it leaves out, and why that is safe",
      "  dbrefresh convert db-app1-mysqlinstd.json --output short.json",
      "      writes it to a new file",
      "  dbrefresh convert db-app1-mysqlinstd.json --output db-app1-mysqlinstd.json --force",
      "      replaces the file"
    })
final class ConvertCommand implements Callable<Integer> {
  private static final String STANDARD_OUTPUT = "-";

  @Parameters(paramLabel = "FILE", description = "A refresh file in the documented form.")
  private Path file = Path.of("");

  @Option(
      names = "--output",
      paramLabel = "FILE",
      defaultValue = STANDARD_OUTPUT,
      description = "Where the short file goes; - is standard output, which is the default.")
  private String output = STANDARD_OUTPUT;

  @Option(names = "--force", description = "Overwrite the file that --output names.")
  private boolean force;

  @Option(
      names = "--keep-waits",
      description = "Keep each wait_time that is not 10 seconds; waits grow by themselves.")
  private boolean keepWaits;

  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  ConvertCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new CommandException(ExitCode.USAGE, "There is no file " + file + ".");
    }
    String shown = new RefreshFiles(surroundings.project()).shown(file);
    byte[] text = Files.readAllBytes(file);
    LaunchInput input = LaunchInput.read(shown, file);
    if (ShortForm.is(input.document())) {
      throw new CommandException(ExitCode.USAGE, shown + " is in the short form already.");
    }
    Shortened shortened = Shortening.of(input.document(), keepWaits);
    Printer printer =
        new Printer(
            spec.commandLine().getOut(), spec.commandLine().getErr(), surroundings.screen());
    write(printer, JsonLayout.of(shortened.file()), text);
    tell(printer, shown, shortened, RefreshFileReader.lines(shown, text));
    return ExitCode.DONE.number();
  }

  private void write(Printer printer, String json, byte[] original) {
    if (output.equals(STANDARD_OUTPUT)) {
      printer.line(json.stripTrailing());
      return;
    }
    NewFile.write(Path.of(output), json, force, "Name another with --output, or add --force.");
    long before = new String(original, StandardCharsets.UTF_8).lines().count();
    printer.note(
        "%s written: %d lines instead of %d.".formatted(output, json.lines().count(), before));
  }

  /** What was left out, by the reason why that is safe. */
  private static void tell(
      Printer printer, String shown, Shortened shortened, ToIntFunction<String> lines) {
    Map<String, List<Dropped>> reasons =
        shortened.dropped().stream()
            .collect(Collectors.groupingBy(Dropped::why, LinkedHashMap::new, Collectors.toList()));
    reasons.forEach(
        (why, all) -> {
          printer.note("Left out: " + why + ".");
          all.forEach(
              dropped ->
                  printer.note(
                      "  %s:%d %s"
                          .formatted(
                              shown, lines.applyAsInt(dropped.pointer()), dropped.pointer())));
        });
  }
}
