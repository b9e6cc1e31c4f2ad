package io.dbrefresh.launcher.rehearsal;

import io.dbrefresh.launcher.command.DbRefresh;
import io.dbrefresh.launcher.process.Input;
import io.dbrefresh.launcher.process.Interrupts;
import io.dbrefresh.launcher.process.Pause;
import io.dbrefresh.launcher.process.Screen;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.RegionsOfThisHost;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the commands once, against an endpoint of its own, so that the classes they need are loaded
 * when the JVM writes its class archive ("Application Class-Data Sharing", JEP 350 and JEP 514).
 * What a command answers does not matter here.
 */
public final class Rehearsal {
  private Rehearsal() {}

  /** Rehearses, and ends the process. */
  public static void main(String[] arguments) throws IOException {
    System.setProperty("aws.accessKeyId", "rehearsal");
    System.setProperty("aws.secretAccessKey", "rehearsal");
    Path project = Path.of(System.getProperty("dbrefresh.project", "")).toAbsolutePath();
    Path home = Files.createTempDirectory("dbrefresh-rehearsal");
    try (StageEndpoint endpoint = new StageEndpoint()) {
      commands(endpoint.url()).forEach(command -> run(project, home, command));
    } finally {
      Files.deleteIfExists(home);
    }
    OwnClasses.load();
    System.exit(0);
  }

  private static List<List<String>> commands(String url) {
    List<String> aws = List.of("--region", "us-east-1", "--endpoint-url", url);
    return List.of(
        List.of("--help"),
        List.of("launch", "--help"),
        List.of("validate"),
        join(List.of("launch", "mysqlinstd", "app1"), aws),
        join(List.of("launch", "auposinstd", "app2", "--watch"), aws),
        join(List.of("launch", "auposinstd", "app2", "--watch", "--output", "json"), aws),
        join(List.of("history"), aws),
        join(List.of("databases"), aws),
        List.of("launch", "nosuch", "app1", "--local"));
  }

  private static List<String> join(List<String> command, List<String> options) {
    return Stream.concat(command.stream(), options.stream()).toList();
  }

  private static void run(Path project, Path home, List<String> command) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Surroundings surroundings =
        new Surroundings(
            project,
            home,
            Map.of(),
            "rehearsal@localhost",
            Input.of(InputStream.nullInputStream(), false),
            Screen.pipe(),
            Clock.systemUTC(),
            Pause.wall(),
            new RegionsOfThisHost(project),
            new Interrupts(handler -> {}, () -> {}));
    DbRefresh.commandLine(surroundings, nowhere, nowhere).execute(command.toArray(String[]::new));
  }
}
