package io.dbrefresh.local.asl.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Prints how many recorded cases the interpreter answers as the service did. */
public final class Conformance {
  private static final int LEVELS = 3;

  private final Map<String, List<Verdict>> verdicts = new TreeMap<>();
  private final PrintStream out;
  private final boolean verbose;

  private Conformance(PrintStream out, boolean verbose) {
    this.out = out;
    this.verbose = verbose;
  }

  /** Arguments: the file of cases, and {@code -v} for every difference. */
  public static void main(String[] args) throws IOException {
    List<String> given = new ArrayList<>(Arrays.asList(args));
    boolean verbose = given.remove("-v");
    if (given.size() != 1) {
      System.err.println("usage: conformance [-v] CASES.json");
      System.exit(2);
    }
    Conformance conformance = new Conformance(System.out, verbose);
    JsonNode file = new JsonMapper().readTree(Path.of(given.get(0)).toFile());
    file.path("cases").forEach(json -> conformance.judge(new Case(json)));
    conformance.report();
  }

  private void judge(Case recorded) {
    Verdict verdict = Verdict.of(recorded, Observation.of(recorded).result());
    verdicts.computeIfAbsent(recorded.category(), none -> new ArrayList<>()).add(verdict);
    if (verbose && !verdict.passes(LEVELS)) {
      out.println(recorded.id());
      verdict.first().forEach(line -> out.println("  L1 " + line));
      verdict.second().forEach(line -> out.println("  L2 " + line));
      verdict.third().forEach(line -> out.println("  L3 " + line));
    }
  }

  private void report() {
    List<Verdict> all = new ArrayList<>();
    verdicts.forEach(
        (category, found) -> {
          all.addAll(found);
          out.printf(
              "%-45s %4d cases  L1 %4d  L2 %4d  L3 %4d%n",
              category, found.size(), count(found, 1), count(found, 2), count(found, 3));
        });
    out.printf("L1 %.1f %% L2 %.1f %% L3 %.1f %%%n", rate(all, 1), rate(all, 2), rate(all, 3));
  }

  private static long count(List<Verdict> verdicts, int level) {
    return verdicts.stream().filter(verdict -> verdict.passes(level)).count();
  }

  private static double rate(List<Verdict> verdicts, int level) {
    return verdicts.isEmpty() ? 0 : 100.0 * count(verdicts, level) / verdicts.size();
  }
}
