package io.dbrefresh.local.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The nested stacks get what they ask for, and give what is asked of them. */
class GlobalTemplateTest {
  private static final ProjectTemplate GLOBAL = ProjectTemplate.called("global");
  private static final Pattern FILE =
      Pattern.compile(".*/\\$\\{ArtifactPrefix}cloudformation/(.+)\\.yaml");

  /** The nested templates by the logical id of their stacks. */
  private static Map<String, ProjectTemplate> nested() {
    Map<String, ProjectTemplate> nested = new HashMap<>();
    GLOBAL
        .resources("AWS::CloudFormation::Stack")
        .forEach(
            (id, properties) -> {
              Matcher file =
                  FILE.matcher(
                      ProjectTemplate.strings(ProjectTemplate.required(properties, "TemplateURL"))
                          .findFirst()
                          .get());
              assertThat(file.matches()).as(id).isTrue();
              nested.put(id, ProjectTemplate.called(file.group(1)));
            });
    return nested;
  }

  @Test
  void no_template_is_nested_twice() {
    assertThat(nested().values().stream().map(ProjectTemplate::name))
        .hasSizeGreaterThan(6)
        .doesNotHaveDuplicates();
  }

  @Test
  void every_nested_parameter_is_passed_or_may_be_left_out_and_no_other_is() {
    Set<String> leftOut = new TreeSet<>();
    nested()
        .forEach(
            (id, template) -> {
              Map<String, Object> parameters = template.section("Parameters");
              Set<String> passed =
                  ProjectTemplate.map(
                          ProjectTemplate.required(
                              ProjectTemplate.required(
                                  GLOBAL.resources("AWS::CloudFormation::Stack"), id),
                              "Parameters"))
                      .keySet();
              assertThat(parameters.keySet()).as(id).containsAll(passed);
              parameters.forEach(
                  (name, parameter) -> {
                    if (!passed.contains(name)) {
                      assertThat(ProjectTemplate.map(parameter))
                          .as(id + " " + name)
                          .containsKey("Default");
                      leftOut.add(name);
                    }
                  });
            });
    assertThat(leftOut)
        .as("what only the tutorial's databases have")
        .containsExactly("MysqlClass", "MysqlVersion", "PostgresqlClass", "PostgresqlVersion");
  }

  @Test
  void every_output_that_is_asked_for_is_there() {
    Map<String, ProjectTemplate> nested = nested();
    List<String[]> asked =
        ProjectTemplate.maps(GLOBAL.top())
            .filter(map -> map.containsKey("Fn::GetAtt"))
            .map(
                map ->
                    ProjectTemplate.required(map, "Fn::GetAtt").toString().split("\\.Outputs\\."))
            .toList();
    assertThat(asked).hasSizeGreaterThan(20);
    asked.forEach(
        output ->
            assertThat(ProjectTemplate.required(nested, output[0]).section("Outputs"))
                .as(output[0])
                .containsKey(output[1]));
  }

  @Test
  void a_parameter_is_constrained_alike_wherever_it_is() {
    nested()
        .values()
        .forEach(
            template ->
                template
                    .section("Parameters")
                    .forEach(
                        (name, parameter) -> {
                          Map<String, Object> above = GLOBAL.section("Parameters", name);
                          Map<String, Object> below = new HashMap<>(ProjectTemplate.map(parameter));
                          if (!above.isEmpty()) {
                            below.keySet().retainAll(Set.of("Default", "AllowedValues"));
                            assertThat(above).as(template + " " + name).containsAllEntriesOf(below);
                          }
                        }));
  }

  @Test
  void every_nested_stack_tags_what_it_makes() {
    GLOBAL
        .resources("AWS::CloudFormation::Stack")
        .forEach(
            (id, properties) ->
                assertThat(properties.get("Tags"))
                    .as(id)
                    .isEqualTo(List.of(Map.of("Key", "application", "Value", "dbrefresh"))));
  }
}
