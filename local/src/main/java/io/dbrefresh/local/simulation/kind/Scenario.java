package io.dbrefresh.local.simulation.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.plan.ScriptFile;
import io.dbrefresh.statemachine.plan.Scripts;
import io.dbrefresh.statemachine.refreshfile.RefreshFile;
import io.dbrefresh.statemachine.refreshfile.RefreshFileReader;
import io.dbrefresh.statemachine.step.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A refresh to be simulated.
 *
 * @param name what it is called in reports
 * @param input the refresh file, as an execution gets it
 * @param file the same, read
 * @param before what is there before
 */
public record Scenario(String name, ObjectNode input, RefreshFile file, Before before) {

  /**
   * The refresh of a refresh file.
   *
   * @throws io.dbrefresh.statemachine.refreshfile.InvalidRefreshFileException when it has problems
   */
  public static Scenario of(String name, ObjectNode input, Before before) {
    RefreshFile file =
        new RefreshFileReader().readInput(name, input.toString().getBytes(StandardCharsets.UTF_8));
    return new Scenario(name, input, file, before);
  }

  /** As {@link #of(String, ObjectNode, Before)}: the target is there where the file replaces it. */
  public static Scenario of(String name, ObjectNode input) {
    Scenario scenario = of(name, input, Before.EXISTING);
    boolean replaces = scenario.file().steps().containsKey(Step.DELETE_OLD_DATABASE);
    return replaces ? scenario : of(name, input, Before.NEW);
  }

  /** What kinds have in common that differ in their restore type only. */
  public String family() {
    return file.service() + " " + before + " " + file.steps().keySet();
  }

  /** The engine of source and target, as RDS calls it. */
  public String engine() {
    String otherwise = file.target().cluster().isPresent() ? "aurora-postgresql" : "mysql";
    return Stream.of("/restore/engine", "/runscripts/engine", "/createinstance/engine")
        .map(input::at)
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .findFirst()
        .orElse(otherwise);
  }

  /** The keys of the scripts that mask the new database. */
  public List<String> scripts() {
    return keys(Scripts::post);
  }

  /** The keys of the scripts that run on the old database. */
  public List<String> preScripts() {
    return keys(Scripts::pre);
  }

  /** A glob stands for one file. */
  private List<String> keys(Function<Scripts, List<ScriptFile>> phase) {
    return file.scripts().stream()
        .flatMap(scripts -> phase.apply(scripts).stream().map(scripts::key))
        .map(key -> key.replaceAll("\\*+", "01").replace('?', '1'))
        .toList();
  }

  /** Whether the new database gets a password of its own. */
  public boolean changesPassword() {
    return file.steps().containsKey(Step.CHANGE_MASTER_PWD)
        || file.steps().containsKey(Step.ROTATE_MASTER_PWD);
  }

  /** Whether the old database has read replicas, or readers; RDS stops none that has replicas. */
  public boolean hasReplicas() {
    boolean there =
        before == Before.EXISTING
            || before == Before.STOPPED && file.target().cluster().isPresent();
    return there && file.steps().containsKey(Step.DELETE_REPLICAS);
  }

  @Override
  public String toString() {
    return name;
  }
}
