package io.dbrefresh.lambdas.scripts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.step.StepJson;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What one script did, as it travels with an execution. There may be a thousand, beside the plan
 * that names them, in 256 KiB: so it is an array without names, and the hash is Base64.
 */
public final class ScriptEntry {
  private static final int UNHEARD = 4;

  private ScriptEntry() {}

  static ArrayNode of(ScriptReport report) {
    byte[] hash = HexFormat.of().parseHex(report.sha256());
    ArrayNode entry = StepJson.mapper().createArrayNode();
    entry.add(report.statements()).add(report.rows()).add(report.millis());
    entry.add(Base64.getEncoder().withoutPadding().encodeToString(hash));
    return report.unheard() > 0 ? entry.add(report.unheard()) : entry;
  }

  /**
   * The same with names: {@code statements}, {@code rows}, {@code millis}, {@code sha256} in
   * hexadecimal, and {@code unheard} where rows were not counted.
   */
  public static ObjectNode told(JsonNode entry) {
    byte[] hash = Base64.getDecoder().decode(entry.path(3).asText());
    ObjectNode told = StepJson.mapper().createObjectNode();
    told.put("statements", entry.path(0).asLong()).put("rows", entry.path(1).asLong());
    told.put("millis", entry.path(2).asLong()).put("sha256", HexFormat.of().formatHex(hash));
    return entry.has(UNHEARD) ? told.put("unheard", entry.path(UNHEARD).asInt()) : told;
  }
}
