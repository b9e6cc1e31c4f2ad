package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.region.RegionHeldException;
import io.dbrefresh.statemachine.refreshfile.InvalidRefreshFileException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Says in one or two lines why a command ended, and makes an exit code of it. */
final class Failures implements IExecutionExceptionHandler {
  private static final int SERVER_ERROR = 500;
  private static final String LOGGING_IN =
      "Log in first (aws sso login, aws configure), name a profile with --profile, or try"
          + " everything without an account: --local";
  private static final Set<String> CREDENTIALS =
      Set.of(
          "UnrecognizedClientException",
          "InvalidClientTokenId",
          "InvalidAccessKeyId",
          "InvalidSignatureException",
          "SignatureDoesNotMatch",
          "IncompleteSignature",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException",
          "AuthFailure",
          "ExpiredToken",
          "ExpiredTokenException",
          "RequestExpired");

  @Override
  public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    Failure failure = explain(thrown, where(parsed));
    err.println(command.getColorScheme().errorText(failure.message));
    if (Verbosity.asked(parsed)) {
      thrown.printStackTrace(err);
    }
    err.flush();
    return failure.exitCode.number();
  }

  /** The local region of the command, as it is to be typed behind another. */
  private static String where(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    Optional<Path> folder = last.matchedOptionValue("--local-dir", Optional.empty());
    return folder.map(it -> " --local-dir " + it).orElse(" --local");
  }

  private static Failure explain(Exception thrown, String where) {
    if (thrown instanceof CommandException own) {
      return new Failure(own.exitCode(), text(own));
    } else if (thrown instanceof InvalidRefreshFileException invalid) {
      return new Failure(ExitCode.USAGE, text(invalid));
    } else if (thrown instanceof RegionHeldException held) {
      return new Failure(ExitCode.REFUSED, text(held));
    } else if (thrown instanceof AwsServiceException refused) {
      return service(refused);
    } else if (thrown instanceof SdkClientException unreachable) {
      return new Failure(ExitCode.UNREACHABLE, client(text(unreachable), where));
    }
    return new Failure(ExitCode.FAILED, text(thrown));
  }

  private static Failure service(AwsServiceException refused) {
    String code = refused.awsErrorDetails() == null ? "" : refused.awsErrorDetails().errorCode();
    if (CREDENTIALS.contains(code)) {
      return new Failure(
          ExitCode.UNREACHABLE,
          "AWS does not accept the credentials: " + text(refused) + "\n" + LOGGING_IN);
    } else if (refused.statusCode() >= SERVER_ERROR || refused.isThrottlingException()) {
      return new Failure(ExitCode.UNREACHABLE, text(refused) + "\nTry again in a minute.");
    } else if (code != null && code.startsWith("AccessDenied")) {
      return new Failure(ExitCode.REFUSED, text(refused));
    }
    boolean unknown = code != null && code.endsWith("DoesNotExist") || "InvalidArn".equals(code);
    return new Failure(unknown ? ExitCode.USAGE : ExitCode.FAILED, text(refused));
  }

  /** The SDK names every place it has looked in; --verbose shows that. */
  private static String client(String message, String where) {
    if (message.startsWith("Unable to load credentials")) {
      return "No AWS credentials were found.\n" + LOGGING_IN;
    } else if (message.startsWith("Unable to load region")) {
      return "No AWS region is set.\nName it with --region, or set AWS_REGION.";
    }
    if (message.endsWith("the region is cut off")) {
      String region =
          RegionOptions.LOCAL_REGIONS.stream()
              .filter(message::contains)
              .findFirst()
              .orElse("REGION");
      return message + "\n" + LocalRegionChoice.mending(region, where) + " ends that.";
    }
    return message + "\nCheck the network, --region, --profile and --endpoint-url.";
  }

  private static String text(Exception thrown) {
    String message = thrown.getMessage();
    return message == null || message.isBlank() ? thrown.getClass().getName() : message;
  }

  private record Failure(ExitCode exitCode, String message) {}
}
