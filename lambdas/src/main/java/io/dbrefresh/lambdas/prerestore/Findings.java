package io.dbrefresh.lambdas.prerestore;

import io.dbrefresh.statemachine.refreshfile.RefreshFile;
import io.dbrefresh.statemachine.refreshfile.shortform.Wording;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What speaks against a refresh, gathered so that people get to know all of it at once. */
final class Findings {
  /** The order in which an error's name is chosen when there are several. */
  private static final List<StepError> WEIGHT =
      List.of(StepError.NOT_ALLOWED, StepError.NOT_FOUND, StepError.TERMINAL_STATUS);

  private final List<Finding> findings = new ArrayList<>();

  private record Finding(StepError error, String pointer, String message) {}

  /**
   * Adds a finding.
   *
   * @param pointer JSON pointer into the refresh file
   * @param message what was found and the way out, in the words of the refresh file
   */
  void add(StepError error, String pointer, String message) {
    findings.add(new Finding(error, pointer, message));
  }

  void notAllowed(String pointer, String message) {
    add(StepError.NOT_ALLOWED, pointer, message);
  }

  void notFound(String pointer, String message) {
    add(StepError.NOT_FOUND, pointer, message);
  }

  /** The refusal, in the words of {@code file}; empty when nothing was found. */
  Optional<StepOutcome> refusal(RefreshFile file) {
    if (findings.isEmpty()) {
      return Optional.empty();
    }
    StepError error =
        WEIGHT.stream()
            .filter(weight -> findings.stream().anyMatch(finding -> finding.error() == weight))
            .findFirst()
            .orElse(StepError.INVALID_REFRESH_FILE);
    String detail =
        findings.stream()
            .map(finding -> said(file, finding))
            .distinct()
            .collect(Collectors.joining("\n"));
    return Optional.of(StepOutcome.failed(error, detail));
  }

  private static String said(RefreshFile file, Finding finding) {
    Wording wording = file.wording();
    return file.name()
        + " "
        + wording.pointer(finding.pointer())
        + ": "
        + wording.message(finding.pointer(), finding.message());
  }
}
