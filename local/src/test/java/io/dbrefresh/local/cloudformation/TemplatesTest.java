package io.dbrefresh.local.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every template. */
class TemplatesTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)(\\.\\w+)?}");
  private static final Pattern BARE = Pattern.compile("(?m)^.*(\"\\*\"|'\\*')(.*)$");
  private static final Set<String> CONSTRAINTS =
      Set.of("AllowedPattern", "AllowedValues", "MinValue", "MinLength");
  private static final Set<String> DATA =
      Set.of(
          "AWS::DynamoDB::Table",
          "AWS::S3::Bucket",
          "AWS::SNS::Topic",
          "AWS::SQS::Queue",
          "AWS::Logs::LogGroup",
          "AWS::RDS::DBInstance",
          "AWS::RDS::DBCluster",
          "AWS::CloudFormation::Stack");
  private static final Set<String> KEPT =
      Set.of("AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::SNS::Topic");

  private static List<ProjectTemplate> templates() {
    return ProjectTemplate.all();
  }

  /** Names that are referred to anywhere outside of parameters and metadata. */
  private static Set<String> referredTo(ProjectTemplate template) {
    Object body =
        Stream.of("Rules", "Conditions", "Resources", "Outputs").map(template::section).toList();
    Stream<String> references =
        ProjectTemplate.maps(body)
            .flatMap(map -> map.entrySet().stream())
            .filter(entry -> Set.of("Ref", "Condition", "Fn::If").contains(entry.getKey()))
            .map(Map.Entry::getValue)
            .map(
                value -> value instanceof List<?> list ? list.get(0).toString() : value.toString());
    Stream<String> placeholders =
        ProjectTemplate.strings(body)
            .flatMap(string -> PLACEHOLDER.matcher(string).results())
            .map(found -> found.group(1));
    return Stream.concat(references, placeholders).collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("templates")
  void every_parameter_and_condition_is_used(ProjectTemplate template) {
    assertThat(referredTo(template))
        .containsAll(template.section("Parameters").keySet())
        .containsAll(template.section("Conditions").keySet());
  }

  @ParameterizedTest
  @MethodSource("templates")
  void every_parameter_is_described_constrained_and_in_one_group(ProjectTemplate template) {
    Map<String, Object> parameters = template.section("Parameters");
    parameters.forEach(
        (name, value) -> {
          Map<String, Object> parameter = ProjectTemplate.map(value);
          assertThat(parameter.get("Description")).as(name).asString().hasSizeGreaterThan(10);
          String type = ProjectTemplate.required(parameter, "Type").toString();
          assertThat(type.contains("AWS::") || !disjoint(parameter.keySet()))
              .as(name + " is constrained")
              .isTrue();
        });
    Object groups =
        ProjectTemplate.required(
            template.section("Metadata", "AWS::CloudFormation::Interface"), "ParameterGroups");
    assertThat(ProjectTemplate.maps(groups).filter(group -> group.containsKey("Parameters")))
        .flatMap(group -> (List<?>) group.get("Parameters"))
        .map(Object::toString)
        .containsExactlyInAnyOrderElementsOf(parameters.keySet());
  }

  private static boolean disjoint(Set<String> keys) {
    return keys.stream().noneMatch(CONSTRAINTS::contains);
  }

  @ParameterizedTest
  @MethodSource("templates")
  void every_bare_star_says_what_forces_it(ProjectTemplate template) {
    Matcher star = BARE.matcher(template.text());
    while (star.find()) {
      boolean parameter = star.group().contains("Default:");
      assertThat(parameter || star.group(2).matches(" # [A-Z].{10,}"))
          .as(template + ": " + star.group().strip())
          .isTrue();
    }
    assertThat(template.text()).doesNotContainPattern("(?m)^\\s*(- |Resource: |Action: )\\*");
  }

  @ParameterizedTest
  @MethodSource("templates")
  void whatever_holds_data_says_what_becomes_of_it(ProjectTemplate template) {
    Map<String, String> policies = new HashMap<>();
    template
        .section("Resources")
        .forEach(
            (id, value) -> {
              Map<String, Object> resource = ProjectTemplate.map(value);
              String type = ProjectTemplate.required(resource, "Type").toString();
              if (DATA.contains(type) && !isMember(resource)) {
                assertThat(resource).as(id).containsKeys("DeletionPolicy", "UpdateReplacePolicy");
              }
              if (KEPT.contains(type)) {
                policies.put(id, ProjectTemplate.required(resource, "DeletionPolicy").toString());
              }
              if (type.equals("AWS::Logs::LogGroup")) {
                assertThat(ProjectTemplate.map(ProjectTemplate.required(resource, "Properties")))
                    .as(id)
                    .containsKey("RetentionInDays");
              }
            });
    assertThat(policies.values()).allMatch("Retain"::equals);
  }

  /** The data of an Aurora instance are its cluster's. */
  private static boolean isMember(Map<String, Object> resource) {
    return ProjectTemplate.map(resource.getOrDefault("Properties", Map.of()))
            .containsKey("DBClusterIdentifier")
        && "AWS::RDS::DBInstance".equals(resource.get("Type"));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void every_output_is_described_and_exported_under_the_stack_s_name(ProjectTemplate template) {
    assertThat(template.section("Outputs")).isNotEmpty();
    template
        .section("Outputs")
        .forEach(
            (name, output) -> {
              assertThat(ProjectTemplate.map(output))
                  .as(name)
                  .containsKeys("Description", "Export");
              assertThat(
                      ProjectTemplate.strings(
                          ProjectTemplate.required(ProjectTemplate.map(output), "Export")))
                  .as(name)
                  .allMatch(export -> export.startsWith("${AWS::StackName}-"));
            });
  }
}
