package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.display.OpeningNews;
import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.ServedRegion;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dbrefresh local up}: keeps the local region running, for any AWS client. */
@Command(
    name = "up",
    description = "Keeps the local region running and serves it to AWS clients on this host.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh local up",
      "      prints the environment that leads AWS clients to the region; Ctrl-C stops it",
      "  aws --endpoint-url http://127.0.0.1:4599 rds describe-db-instances",
      "      asks it, in another terminal",
      "  dbrefresh launch mysqlinstd app1 --region us-east-1 --endpoint-url http://127.0.0.1:4599",
      "      refreshes as on AWS",
      "",
      "While it runs, commands with --local work in it too. Only this host reaches it: it listens"
          + " on",
      "127.0.0.1. Signatures are read for service and region, and not verified."
    })
final class LocalUpCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "4599",
      description = "Where it listens; by default ${DEFAULT-VALUE}; 0: any that is free.")
  private int port;

  @Mixin private LocalDirOption local = new LocalDirOption();
  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  LocalUpCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Printer printer = new Printer(out, spec.commandLine().getErr(), surroundings.screen());
    Path folder = local.folder(surroundings);
    CountDownLatch stop = new CountDownLatch(1);
    Runnable asBefore = surroundings.interrupts().handle(stop::countDown);
    try (ServedRegion served =
        surroundings.regions().serve(folder, port, new OpeningNews(printer))) {
      environment(served.endpoint()).forEach(out::println);
      out.flush();
      printer.note(
          ("The local region %s answers at %s, on this host only. Signatures are read for service"
                  + " and region, and not verified. Ctrl-C stops it.")
              .formatted(folder, served.endpoint()));
      stop.await();
      printer.note("Stopping …");
    } finally {
      asBefore.run();
    }
    printer.note("Stopped. The databases' data stay in " + folder + ".");
    return ExitCode.DONE.number();
  }

  /** What leads any SDK, and both versions of the aws command, to the region. */
  private static List<String> environment(URI endpoint) {
    return List.of(
        "export AWS_ENDPOINT_URL=" + endpoint,
        "export AWS_REGION=" + RegionOptions.LOCAL_REGION,
        "export AWS_DEFAULT_REGION=" + RegionOptions.LOCAL_REGION,
        "export AWS_ACCESS_KEY_ID=local",
        "export AWS_SECRET_ACCESS_KEY=local");
  }
}
