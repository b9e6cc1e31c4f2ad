package io.dbrefresh.local;

import java.nio.file.Path;

/** Regions with small state machines, with and without databases. */
final class TestRegion {
  static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:dbrefresh";

  static final Definitions DEFINITIONS =
      new Definitions(
          """
          {"StartAt": "advance", "States": {"advance": {"Type": "Pass", "End": true}}}
          """,
          """
          {"Comment": "${PrepareFunction} ${StepStateMachine} ${LockTable}", "StartAt": "choose",
           "States": {
             "choose": {"Type": "Choice", "Default": "wait", "Choices": [
               {"Variable": "$.recover", "IsPresent": true, "Next": "recover"}]},
             "recover": {"Type": "Pass", "End": true},
             "wait": {"Type": "Wait", "Seconds": 3600, "End": true}}}
          """,
          """
          {"StartAt": "none", "States": {"none": {"Type": "Pass", "End": true}}}
          """,
          """
          {"StartAt": "none", "States": {"none": {"Type": "Pass", "End": true}}}
          """);

  /** The same region with another refresh machine. */
  static Definitions refreshing(String refresh) {
    return new Definitions(DEFINITIONS.step(), refresh, DEFINITIONS.fleet(), DEFINITIONS.global());
  }

  private TestRegion() {}

  static LocalRegion withoutDatabases(Path folder, Definitions definitions) {
    return opening(folder, RegionProgress.NONE).open(definitions, false);
  }

  static LocalRegion withDatabases(Path folder, RegionProgress progress) {
    return opening(folder, progress).open(DEFINITIONS, true);
  }

  private static Opening opening(Path folder, RegionProgress progress) {
    return new Opening(
        new RegionFolder(folder), PROJECT, Path.of("target", "servers"), progress, Wiring.DIRECT);
  }
}
