package io.dbrefresh.statemachine.refreshfile;

import io.dbrefresh.statemachine.plan.Probe;
import io.dbrefresh.statemachine.plan.Probe.Finding;
import io.dbrefresh.statemachine.plan.Probe.Shape;
import io.dbrefresh.statemachine.plan.Queries;
import io.dbrefresh.statemachine.plan.ScriptFile;
import io.dbrefresh.statemachine.plan.Verification;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code verify}. */
final class VerifyReader {
  private static final int MOST_ROWS = 100_000;

  private final Steps steps;

  VerifyReader(Steps steps) {
    this.steps = steps;
  }

  Optional<Verification> read() {
    return steps.running("verify").map(this::verification);
  }

  private Verification verification(Fields verify) {
    Optional<Queries> queries = queries(verify);
    Optional<Probe> probe = verify.object("probe").map(VerifyReader::probe);
    if (queries.isEmpty() && probe.isEmpty()) {
      verify.error(
          "keys",
          "`keys` is missing, and so is `probe`; name files of queries that must return no row, or"
              + " say what to probe for");
    }
    checkPassword(verify);
    return new Verification(queries, probe);
  }

  private static Optional<Queries> queries(Fields verify) {
    if (!verify.has("keys")) {
      verify.refuse("names no file by itself; `keys` is missing", "bucketname", "prefix");
      return Optional.empty();
    }
    String prefix = verify.text("prefix").map(Fields::asFolder).orElse("");
    List<ScriptFile> files = verify.list("keys").stream().map(ScriptFile::unseen).toList();
    return Optional.of(new Queries(verify.required("bucketname"), prefix, files));
  }

  private static Probe probe(Fields probe) {
    int rows = probe.number("rows").orElse(Probe.ROWS);
    if (rows < 1 || rows > MOST_ROWS) {
      probe.error("rows", "is " + rows + "; a sample has from 1 to " + MOST_ROWS + " rows");
    }
    boolean warns = probe.text("finding").filter(Finding.WARN.word()::equals).isPresent();
    return new Probe(warns ? Finding.WARN : Finding.FAIL, rows, shapes(probe), excepted(probe));
  }

  private static List<Shape> shapes(Fields probe) {
    List<String> words = probe.list("shapes");
    if (words.isEmpty()) {
      return List.of(Shape.values());
    }
    for (String word : words) {
      if (Arrays.stream(Shape.values()).noneMatch(shape -> shape.word().equals(word))) {
        probe.error("shapes", "holds \"" + word + "\"; a shape is one of " + known());
      }
    }
    return Arrays.stream(Shape.values()).filter(shape -> words.contains(shape.word())).toList();
  }

  private static String known() {
    return Arrays.stream(Shape.values()).map(Shape::word).collect(Collectors.joining(", "));
  }

  private static List<String> excepted(Fields probe) {
    List<String> except = probe.list("except");
    except.stream()
        .filter(name -> name.chars().filter(c -> c == '.').count() < 2)
        .filter(name -> !name.contains("*"))
        .forEach(
            name ->
                probe.error(
                    "except", "holds \"" + name + "\"; a column is written schema.table.column"));
    return except;
  }

  private void checkPassword(Fields verify) {
    boolean known =
        Stream.of("changemasterpwd", "rotatemasterpwd", "createsecret")
            .anyMatch(key -> steps.of(key).runs());
    if (!known) {
      verify.error(
          "torun",
          "verify logs in with the password of changemasterpwd, which does not run; set"
              + " /changemasterpwd/torun to \"true\"");
    }
  }
}
