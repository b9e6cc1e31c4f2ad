package io.dbrefresh.lambdas.prerestore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.plan.RestoreType;
import io.dbrefresh.statemachine.plan.Safety;
import io.dbrefresh.statemachine.plan.Source;
import io.dbrefresh.statemachine.plan.Target;
import io.dbrefresh.statemachine.refreshfile.InvalidRefreshFileException;
import io.dbrefresh.statemachine.refreshfile.RefreshFile;
import io.dbrefresh.statemachine.refreshfile.RefreshFileReader;
import io.dbrefresh.statemachine.refreshfile.shortform.Shortened;
import io.dbrefresh.statemachine.refreshfile.shortform.Shortened.Dropped;
import io.dbrefresh.statemachine.refreshfile.shortform.Shortening;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** One refresh, written in both forms, is one plan. */
@StatisticsReport(StatisticsReportMode.OFF)
class BothFormsTest {
  /** What a form may say differently: how it is called, and what was noticed on the way. */
  private static final String[] MANNERS = {"name", "warnings", "wording", "engines"};

  private final RefreshFileReader reader = new RefreshFileReader();

  @Provide
  Arbitrary<ObjectNode> rds() {
    return DocumentedFiles.ofRds();
  }

  @Provide
  Arbitrary<ObjectNode> aurora() {
    return DocumentedFiles.ofAurora();
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void a_refresh_of_an_instance_is_the_same_in_both_forms(@ForAll("rds") ObjectNode documented) {
    check(documented);
    checkCoverage(3);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void a_refresh_of_a_cluster_is_the_same_in_both_forms(@ForAll("aurora") ObjectNode documented) {
    check(documented);
    checkCoverage(4);
  }

  private static void checkCoverage(int restoreTypes) {
    Statistics.label("restore type")
        .coverage(
            coverage ->
                Arrays.stream(RestoreType.values())
                    .limit(restoreTypes)
                    .forEach(type -> coverage.check(type).percentage(share -> share > 3)));
    for (String label : new String[] {"replicas", "scripts"}) {
      Statistics.label(label)
          .coverage(coverage -> coverage.check(true).percentage(share -> share > 3));
    }
  }

  private void check(ObjectNode documented) {
    Optional<RefreshFile> valid = valid(documented);
    Assume.that(valid.isPresent());
    RefreshFile expected = valid.orElseThrow();
    Statistics.label("restore type").collect(expected.restore().type());
    Statistics.label("replicas").collect(expected.replicas().isPresent());
    Statistics.label("scripts").collect(expected.scripts().isPresent());

    Shortened shortened = Shortening.of(documented, true);
    RefreshFile actual = read(shortened.file());

    assertThat(actual).usingRecursiveComparison().ignoringFields(MANNERS).isEqualTo(expected);
    assertThat(plan(actual))
        .usingRecursiveComparison()
        .ignoringFields("file")
        .isEqualTo(plan(expected));
    assertThat(shortened.dropped())
        .extracting(Dropped::pointer)
        .allMatch(pointer -> !documented.at(pointer).isMissingNode());
    assertThat(shortened.file().toString()).doesNotContain("tiger-1");
  }

  private static RefreshPlan plan(RefreshFile file) {
    Source source = new Source(file.source(), "mysql", "8.0.40", "admin", Optional.of("shop"));
    Target target = new Target(file.target(), true, false);
    return new Planner(file, source, target, false, file.scripts())
        .plan("run", 1, file.restore(), file.instance(), file.verification(), Safety.none());
  }

  private Optional<RefreshFile> valid(ObjectNode file) {
    try {
      return Optional.of(read(file));
    } catch (InvalidRefreshFileException invalid) {
      return Optional.empty();
    }
  }

  private RefreshFile read(JsonNode file) {
    return reader.read("generated", file.toString().getBytes(StandardCharsets.UTF_8));
  }
}
