package io.dbrefresh.local.rds.settings;

import io.dbrefresh.local.rds.fleet.Engines;
import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Given;
import io.dbrefresh.local.rds.fleet.GroupBook;
import io.dbrefresh.local.rds.fleet.GroupKind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.rds.model.RdsRequest;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/** The groups that a request names, as they are shown; each must exist. */
final class Groups {
  private static final Pattern SECURITY_GROUP = Pattern.compile("sg-[0-9a-z-]+");
  private static final String DEFAULT_SECURITY_GROUP = "sg-default";

  private final GroupBook book;
  private final RdsRequest request;
  private final String engine;
  private final String version;

  Groups(GroupBook book, RdsRequest request, String engine, String version) {
    this.book = book;
    this.request = request;
    this.engine = engine;
    this.version = version;
  }

  /** The security groups given; the default one of the VPC where {@code had} is empty, too. */
  List<VpcSecurityGroupMembership> security(List<VpcSecurityGroupMembership> had) {
    List<String> given = Given.texts(request, "VpcSecurityGroupIds");
    if (given.isEmpty() && !had.isEmpty()) {
      return had;
    }
    List<String> names = given.isEmpty() ? List.of(DEFAULT_SECURITY_GROUP) : given;
    return names.stream().distinct().map(Groups::membership).toList();
  }

  private static VpcSecurityGroupMembership membership(String id) {
    if (!SECURITY_GROUP.matcher(id).matches()) {
      throw Faults.parameterValue("Invalid security group, groupId= " + id + ", groupName=.");
    }
    return VpcSecurityGroupMembership.builder().vpcSecurityGroupId(id).status("active").build();
  }

  Optional<String> subnet() {
    return given("DBSubnetGroupName").map(name -> book.existing(GroupKind.SUBNET, name));
  }

  Optional<String> parameter() {
    return given("DBParameterGroupName")
        .map(name -> book.fitting(GroupKind.PARAMETER, name, family()));
  }

  Optional<String> clusterParameter() {
    return given("DBClusterParameterGroupName")
        .map(name -> book.fitting(GroupKind.CLUSTER_PARAMETER, name, family()));
  }

  Optional<String> option() {
    return given("OptionGroupName").map(name -> book.fitting(GroupKind.OPTION, name, family()));
  }

  String defaultParameter() {
    return "default." + family();
  }

  String defaultOption() {
    return Engines.optionGroup(engine, version);
  }

  private String family() {
    return Engines.parameterFamily(engine, version);
  }

  private Optional<String> given(String parameter) {
    return Given.text(request, parameter).filter(name -> !name.isEmpty());
  }
}
