package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.execution.UnknownTableException;
import io.dbrefresh.launcher.region.RegionHeldException;
import io.dbrefresh.statemachine.refreshfile.InvalidRefreshFileException;
import java.io.PrintWriter;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Says in one or two lines why a command ended, and makes an exit code of it. */
final class Failures implements IExecutionExceptionHandler {
  private static final int SERVER_ERROR = 500;
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
    Failure failure = explain(thrown, parsed);
    err.println(command.getColorScheme().errorText(failure.message));
    if (Verbosity.asked(parsed)) {
      thrown.printStackTrace(err);
    }
    err.flush();
    return failure.exitCode.number();
  }

  private static Failure explain(Exception thrown, ParseResult parsed) {
    if (thrown instanceof CommandException own) {
      return new Failure(own.exitCode(), text(own));
    } else if (thrown instanceof InvalidRefreshFileException invalid) {
      return new Failure(ExitCode.USAGE, text(invalid));
    } else if (thrown instanceof UnknownTableException unknown) {
      return new Failure(ExitCode.USAGE, text(unknown));
    } else if (thrown instanceof RegionHeldException held) {
      return new Failure(ExitCode.REFUSED, text(held));
    } else if (thrown instanceof AwsServiceException refused) {
      return service(refused);
    } else if (thrown instanceof SdkClientException unreachable) {
      String message = text(unreachable);
      return new Failure(
          Unreachable.isUsage(message) ? ExitCode.USAGE : ExitCode.UNREACHABLE,
          Unreachable.of(parsed).explain(unreachable, message));
    }
    return new Failure(ExitCode.FAILED, text(thrown));
  }

  private static Failure service(AwsServiceException refused) {
    String code = refused.awsErrorDetails() == null ? "" : refused.awsErrorDetails().errorCode();
    if (CREDENTIALS.contains(code)) {
      return new Failure(
          ExitCode.UNREACHABLE,
          "AWS does not accept the credentials: " + text(refused) + "\n" + Unreachable.LOGGING_IN);
    } else if (refused.statusCode() >= SERVER_ERROR || refused.isThrottlingException()) {
      return new Failure(ExitCode.UNREACHABLE, text(refused) + "\nTry again in a minute.");
    } else if (code != null && code.startsWith("AccessDenied")) {
      return new Failure(ExitCode.REFUSED, text(refused));
    }
    boolean unknown = code != null && code.endsWith("DoesNotExist") || "InvalidArn".equals(code);
    return new Failure(unknown ? ExitCode.USAGE : ExitCode.FAILED, text(refused));
  }

  private static String text(Exception thrown) {
    String message = thrown.getMessage();
    return message == null || message.isBlank() ? thrown.getClass().getName() : message;
  }

  private record Failure(ExitCode exitCode, String message) {}
}
