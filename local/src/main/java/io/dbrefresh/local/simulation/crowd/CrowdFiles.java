package io.dbrefresh.local.simulation.crowd;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.simulation.kind.Before;
import io.dbrefresh.local.simulation.kind.Scenario;
import java.util.ArrayList;
import java.util.List;

/** The refresh files of many targets of a few sources, in the short form. */
public final class CrowdFiles {
  private static final int TARGETS_OF_A_SOURCE = 50;

  private CrowdFiles() {}

  /** So many refreshes of targets that exist, each with a script that masks. */
  public static List<Scenario> of(int refreshes) {
    List<Scenario> all = new ArrayList<>();
    for (int number = 0; number < refreshes; number++) {
      all.add(Scenario.of("crowd-" + number, file(number), Before.EXISTING));
    }
    return all;
  }

  private static ObjectNode file(int number) {
    String target = "crowd%04d".formatted(number);
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    file.put("application", "app").put("environment", "development");
    file.putObject("source").put("instance", source(number));
    file.putObject("target").put("instance", target);
    file.putObject("restore").put("type", "latestpoint");
    file.putObject("password").put("secret", "/development/app/" + target);
    ObjectNode scripts = file.putObject("scripts");
    scripts.put("bucket", "scripts").put("prefix", "mask");
    scripts.putArray("keys").add("01script.sql");
    file.putObject("notify").put("topic", "arn:aws:sns:us-east-1:123456789012:refresh");
    return file;
  }

  private static String source(int number) {
    return "source%02d".formatted(number / TARGETS_OF_A_SOURCE);
  }
}
