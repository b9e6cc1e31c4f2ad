package io.dbrefresh.launcher.command;

import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ParseResult;

/**
 * Says why the SDK could not call a service, by what was typed.
 *
 * @param profile what {@code --profile} names
 * @param endpoint what {@code --endpoint-url} names
 * @param folder what {@code --local-dir} names
 */
record Unreachable(Optional<String> profile, Optional<URI> endpoint, Optional<Path> folder) {
  static final String LOGGING_IN =
      "Log in first (aws sso login, aws configure), name a profile with --profile, or try"
          + " everything without an account: --local";
  private static final Set<String> THIS_HOST = Set.of("127.0.0.1", "localhost", "[::1]");

  /** What the command that ran was told. */
  static Unreachable of(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    return new Unreachable(
        last.matchedOptionValue("--profile", Optional.empty()),
        last.matchedOptionValue("--endpoint-url", Optional.empty()),
        last.matchedOptionValue("--local-dir", Optional.empty()));
  }

  /** Whether the command line is to be completed, rather than the account or network mended. */
  static boolean isUsage(String message) {
    return message.startsWith("Unable to load region");
  }

  /** The SDK names every place it has looked in; --verbose shows that. */
  String explain(Exception thrown, String message) {
    if (message.startsWith("Unable to load credentials")) {
      return credentials();
    } else if (isUsage(message)) {
      return ("No AWS region is set%s.\nName it with --region, or set AWS_REGION; or try everything"
              + " without an account: --local")
          .formatted(profile.map(", and the profile %s has none"::formatted).orElse(""));
    } else if (message.endsWith("the region is cut off")) {
      return message + "\n" + mending(message) + " ends that.";
    }
    return unknownHost(thrown)
            .map(host -> "The host " + host + " is not found: no network, or no such region.")
            .orElse(message)
        + "\nCheck the network, --region, --profile and --endpoint-url.";
  }

  private String mending(String message) {
    String region =
        RegionOptions.LOCAL_REGIONS.stream().filter(message::contains).findFirst().orElse("REGION");
    return LocalRegionChoice.mending(
        region, folder.map(it -> " --local-dir " + it).orElse(" --local"));
  }

  private String credentials() {
    if (endpoint.map(URI::getHost).filter(THIS_HOST::contains).isPresent()) {
      return ("No AWS credentials were found. A local region at %s takes any:\n"
              + "  export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local")
          .formatted(endpoint.get());
    }
    return profile
        .map(
            name ->
                ("No AWS credentials were found for the profile %s.\n`aws configure"
                        + " list-profiles` names those that there are; `aws sso login --profile"
                        + " %1$s` logs in.")
                    .formatted(name))
        .orElse("No AWS credentials were found.\n" + LOGGING_IN);
  }

  private static Optional<String> unknownHost(Exception thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return Optional.ofNullable(cause.getMessage());
      }
    }
    return Optional.empty();
  }
}
