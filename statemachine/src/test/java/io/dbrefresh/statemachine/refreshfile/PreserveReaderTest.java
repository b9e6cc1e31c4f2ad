package io.dbrefresh.statemachine.refreshfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.plan.Preserved;
import io.dbrefresh.statemachine.step.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreserveReaderTest {
  private static final JsonMapper JSON = new JsonMapper();

  private static RefreshFile read(String preserve) throws IOException {
    ObjectNode file =
        (ObjectNode)
            JSON.readTree(Path.of("../refresh-configs/us-east-1/db-app1-mysqlinstd.json").toFile());
    ObjectNode steps = (ObjectNode) JSON.readTree("{\"preserve\": " + preserve + "}");
    file.setAll(steps);
    return read(file);
  }

  private static RefreshFile read(ObjectNode file) {
    return new RefreshFileReader().read("f.json", file.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void tables_are_names_or_names_with_a_predicate() throws IOException {
    assertThat(
            read("{'torun': 'true', 'tables': ['shop.flags', {'table': 'shop.accounts', 'where': 'is_test = 1'}]}"
                    .replace('\'', '"'))
                .preserved())
        .containsExactly(
            new Preserved("shop", "flags", Optional.empty()),
            new Preserved("shop", "accounts", Optional.of("is_test = 1")));
    assertThat(read("{\"torun\": \"true\", \"tables\": \"shop.flags, shop.accounts\"}").preserved())
        .extracting(Preserved::name)
        .containsExactly("shop.flags", "shop.accounts");
    assertThat(read("{\"torun\": \"false\", \"tables\": 3}").preserved()).isEmpty();
  }

  @Test
  void the_short_form_says_the_same() {
    String file =
        """
        {"application": "app1", "environment": "development",
         "source": {"instance": "mysqlinstp"}, "target": {"instance": "mysqlinstd"},
         "restore": {"type": "latestpoint"}, "password": {"secret": "/development/app1/mysqlinstd"},
         "preserve": ["shop.flags", {"table": "shop.accounts", "where": "id < 10"}]}
        """;

    RefreshFile read =
        new RefreshFileReader().read("s.json", file.getBytes(StandardCharsets.UTF_8));

    assertThat(read.steps()).containsKey(Step.PRESERVE);
    assertThat(read.preserved())
        .containsExactly(
            new Preserved("shop", "flags", Optional.empty()),
            new Preserved("shop", "accounts", Optional.of("id < 10")));
  }

  @Test
  void a_target_that_is_stopped_first_cannot_be_read() throws IOException {
    ObjectNode file =
        (ObjectNode)
            JSON.readTree(Path.of("../refresh-configs/us-east-1/db-app1-mysqlinstd.json").toFile());
    file.putObject("stopdb").put("dbinstance", "mysqlinstd").put("torun", "true");
    file.putObject("preserve").put("torun", "true").put("tables", "a.b");

    assertThat(catchThrowableOfType(InvalidRefreshFileException.class, () -> read(file)))
        .hasMessageContaining("/preserve/torun: preserve reads the old target, which stopdb stops");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'torun': 'true'}                                               | /preserve/tables         | `tables` is missing
          {'torun': 'true', 'tables': ['flags']}                          | /preserve/tables/0       | a table is written schema.table
          {'torun': 'true', 'tables': ['a.b', {'where': 'x'}]}            | /preserve/tables         | a table is written schema.table, or
          {'torun': 'true', 'tables': [{'table': 'a.b', 'where': '1; 2'}]} | /preserve/tables/0/where | without a semicolon or a comment
          {'torun': 'true', 'tables': ['a.b', 'a.b']}                     | /preserve/tables         | names a.b twice
          {'torun': 'true', 'tables': 'a.b', 'table': 'x'}                | /preserve/table          | did you mean `tables`?
          {'torun': 'true', 'tables': 'a.b', 'dbinstance': 'other'}       | /preserve/dbinstance     | this file refreshes mysqlinstd
          """)
  void refuses(String preserve, String pointer, String message) {
    InvalidRefreshFileException thrown =
        catchThrowableOfType(
            InvalidRefreshFileException.class, () -> read(preserve.replace('\'', '"')));

    assertThat(thrown.problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.pointer()).startsWith(pointer);
              assertThat(problem.message()).contains(message);
            });
  }
}
