package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.display.OpeningNews;
import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.AwsClients;
import io.dbrefresh.launcher.region.AwsOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a command works: AWS, or a local region. */
final class RegionOptions {
  static final String LOCAL_REGION = "us-east-1";

  /** Where a local region has databases. */
  static final List<String> LOCAL_REGIONS = List.of(LOCAL_REGION, "us-west-2");

  @Option(names = "--local", description = "Work in the local region, in ~/.dbrefresh/local.")
  private boolean local;

  @Option(
      names = "--local-dir",
      paramLabel = "DIR",
      description = "Work in the local region in this folder.")
  private Optional<Path> localDir = Optional.empty();

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "The AWS region; by default what the SDK finds (AWS_REGION, profile, …).")
  private Optional<String> region = Optional.empty();

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "A profile of ~/.aws/config and ~/.aws/credentials.")
  private Optional<String> profile = Optional.empty();

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      description = "Call this endpoint instead of AWS's own.")
  private Optional<URI> endpoint = Optional.empty();

  boolean local() {
    return local || localDir.isPresent();
  }

  Path folder(Surroundings surroundings) {
    return localDir
        .map(Path::toAbsolutePath)
        .map(Path::normalize)
        .orElseGet(() -> surroundings.home().resolve(".dbrefresh").resolve("local"));
  }

  /** The region that the command line names; a local region has one too. */
  Optional<String> region() {
    return local() ? region.or(() -> Optional.of(LOCAL_REGION)) : region;
  }

  /** The region that the command line names, if it does. */
  Optional<String> named() {
    return region;
  }

  AwsOptions aws(Optional<String> named) {
    return new AwsOptions(named.or(this::region), profile, endpoint);
  }

  /** The region, opened to work in: a local one with its servers, telling how far that is. */
  AwsClients open(Surroundings surroundings, Printer printer) {
    return local()
        ? surroundings.regions().open(folder(surroundings), new OpeningNews(printer))
        : surroundings.regions().aws(aws(Optional.empty()));
  }

  /** The local region, as it is to be typed behind another command. */
  String where() {
    return localDir.map(folder -> " --local-dir " + folder).orElse(local ? " --local" : "");
  }

  /** What to type behind another command so that it works in the same place. */
  String typed() {
    return where()
        + region.map(name -> " --region " + name).orElse("")
        + profile.map(name -> " --profile " + name).orElse("")
        + endpoint.map(url -> " --endpoint-url " + url).orElse("");
  }
}
