package io.dbrefresh.local;

import java.io.IOException;
import java.nio.file.Path;

/** Opens a region, starts a refresh in it, says so, and waits to be killed. */
final class HoldingProcess {
  private HoldingProcess() {}

  public static void main(String[] arguments) throws IOException {
    LocalRegion region = TestRegion.withoutDatabases(Path.of(arguments[0]), TestRegion.DEFINITIONS);
    region
        .sfn()
        .startExecution(
            request -> request.stateMachineArn(TestRegion.MACHINE).name("interrupted").input("{}"));
    System.out.println("open");
    System.in.read();
    region.close();
  }
}
