package io.dbrefresh.statemachine.refreshfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.plan.Probe;
import io.dbrefresh.statemachine.plan.Probe.Finding;
import io.dbrefresh.statemachine.plan.Probe.Shape;
import io.dbrefresh.statemachine.plan.Queries;
import io.dbrefresh.statemachine.plan.ScriptFile;
import io.dbrefresh.statemachine.plan.Verification;
import io.dbrefresh.statemachine.step.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyReaderTest {
  private static final JsonMapper JSON = new JsonMapper();

  private static RefreshFile read(String verify) throws IOException {
    ObjectNode file =
        (ObjectNode)
            JSON.readTree(Path.of("../refresh-configs/us-east-1/db-app1-mysqlinstd.json").toFile());
    file.set("verify", JSON.readTree(verify));
    return new RefreshFileReader().read("f.json", file.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void queries_and_probe_are_taken_as_the_file_says() throws IOException {
    RefreshFile file =
        read(
            """
            {"torun": "true", "wait_time": 7, "bucketname": "b", "prefix": "checks/app1", "keys": "a.sql, b.sql",
             "probe": {"finding": "warn", "rows": "250", "shapes": "card,email", "except": ["*.audit.*"]}}
            """);

    assertThat(file.steps()).containsEntry(Step.VERIFY, 7);
    assertThat(file.verification())
        .contains(
            new Verification(
                Optional.of(
                    new Queries(
                        "b",
                        "checks/app1/",
                        List.of(ScriptFile.unseen("a.sql"), ScriptFile.unseen("b.sql")))),
                Optional.of(
                    new Probe(
                        Finding.WARN,
                        250,
                        List.of(Shape.EMAIL, Shape.CARD),
                        List.of("*.audit.*")))));
  }

  @Test
  void a_probe_that_says_nothing_looks_for_every_shape_and_fails() throws IOException {
    assertThat(read("{\"torun\": \"true\", \"probe\": {}}").verification())
        .contains(
            new Verification(
                Optional.empty(),
                Optional.of(new Probe(Finding.FAIL, 1000, List.of(Shape.values()), List.of()))));
  }

  @Test
  void the_short_form_says_the_same() throws IOException {
    String file =
        """
        {"application": "app1", "environment": "development",
         "source": {"instance": "mysqlinstp"}, "target": {"instance": "mysqlinstd"},
         "restore": {"type": "latestpoint"}, "password": {"secret": "/development/app1/mysqlinstd"},
         "verify": {"bucket": "b", "prefix": "p", "keys": ["a.sql"], "probe": {"rows": 5}},
         "waitSeconds": {"verify": 3}}
        """;

    RefreshFile read =
        new RefreshFileReader().read("s.json", file.getBytes(StandardCharsets.UTF_8));

    assertThat(read.steps()).containsEntry(Step.VERIFY, 3);
    assertThat(read.verification().orElseThrow().queries())
        .contains(new Queries("b", "p/", List.of(ScriptFile.unseen("a.sql"))));
    assertThat(read.verification().orElseThrow().probe().map(Probe::rows)).contains(5);
  }

  @Test
  void a_file_without_verify_verifies_nothing() throws IOException {
    assertThat(read("{\"torun\": \"false\", \"keys\": 7}").verification()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'torun': 'true'}                                              | /verify/keys          | and so is `probe`
          {'torun': 'true', 'keys': 'a.sql'}                             | /verify/bucketname    | `bucketname` is missing
          {'torun': 'true', 'prefix': 'p', 'probe': {}}                  | /verify/prefix        | names no file by itself
          {'torun': 'true', 'probe': {'finding': 'shout'}}               | /verify/probe/finding | it has to be one of fail, warn
          {'torun': 'true', 'probe': {'rows': 0}}                        | /verify/probe/rows    | from 1 to 100000
          {'torun': 'true', 'probe': {'shapes': 'email,iban'}}           | /verify/probe/shapes  | one of email, phone, card, nationalid
          {'torun': 'true', 'probe': {'except': 'customers.email'}}      | /verify/probe/except  | written schema.table.column
          {'torun': 'true', 'probe': {'shape': 'email'}}                 | /verify/probe/shape   | did you mean `shapes`?
          {'torun': 'true', 'probe': {}, 'dbinstance': 'other'}          | /verify/dbinstance    | this file refreshes mysqlinstd
          """)
  void refuses(String verify, String pointer, String message) {
    InvalidRefreshFileException thrown =
        catchThrowableOfType(
            InvalidRefreshFileException.class, () -> read(verify.replace('\'', '"')));

    assertThat(thrown.problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.pointer()).isEqualTo(pointer);
              assertThat(problem.message()).contains(message);
            });
  }
}
