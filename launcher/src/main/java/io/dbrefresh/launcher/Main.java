package io.dbrefresh.launcher;

import io.dbrefresh.launcher.command.DbRefresh;
import io.dbrefresh.launcher.process.Input;
import io.dbrefresh.launcher.process.Interrupts;
import io.dbrefresh.launcher.process.Pause;
import io.dbrefresh.launcher.process.Screen;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.process.User;
import io.dbrefresh.launcher.region.RegionsOfThisHost;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.jline.utils.Signals;

/** The process. Its script names the project's folder and whether it writes to a terminal. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Runs one command, and answers its exit code. */
  public static int run(String... arguments) {
    Interrupts interrupts =
        new Interrupts(
            handler -> Signals.register("INT", handler), () -> System.exit(Interrupts.EXIT_CODE));
    PrintWriter out = writer(FileDescriptor.out);
    PrintWriter err = writer(FileDescriptor.err);
    String first = arguments.length == 0 ? "" : arguments[0];
    int exitCode =
        DbRefresh.commandLine(first, surroundings(interrupts), out, err).execute(arguments);
    out.flush();
    err.flush();
    return exitCode;
  }

  private static Surroundings surroundings(Interrupts interrupts) {
    Path project = Path.of(System.getProperty("dbrefresh.project", "")).toAbsolutePath();
    return new Surroundings(
        project,
        Path.of(System.getProperty("user.home")),
        System.getenv(),
        User.name(),
        Input.of(System.in, Boolean.getBoolean("dbrefresh.prompt")),
        screen(),
        Clock.systemUTC(),
        Pause.wall(),
        new RegionsOfThisHost(project),
        interrupts);
  }

  private static Screen screen() {
    String columns = System.getProperty("dbrefresh.columns", "");
    return Boolean.getBoolean("dbrefresh.terminal") ? Screen.terminal(columns) : Screen.pipe();
  }

  /** UTF-8 whatever the locale: in a bare container there is none, and terminals expect it. */
  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }
}
