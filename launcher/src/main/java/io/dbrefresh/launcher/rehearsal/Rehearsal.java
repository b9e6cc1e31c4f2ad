package io.dbrefresh.launcher.rehearsal;

import io.dbrefresh.launcher.Main;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs the commands once, against an endpoint of its own, so that the classes they need are loaded
 * when the JVM notes them for its class archive ("Application Class-Data Sharing", JEP 310, and
 * "Ahead-of-Time Class Loading", JEP 483). What a command answers does not matter here.
 */
public final class Rehearsal {
  private Rehearsal() {}

  /** Rehearses, and ends the process. */
  public static void main(String[] arguments) throws IOException {
    System.setProperty("aws.accessKeyId", "rehearsal");
    System.setProperty("aws.secretAccessKey", "rehearsal");
    try (StageEndpoint endpoint = new StageEndpoint()) {
      commands(endpoint.url()).forEach(command -> Main.run(command.toArray(String[]::new)));
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
}
