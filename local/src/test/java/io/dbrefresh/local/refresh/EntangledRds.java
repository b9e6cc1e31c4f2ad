package io.dbrefresh.local.refresh;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.BlueGreenDeployment;
import software.amazon.awssdk.services.rds.model.DescribeBlueGreenDeploymentsResponse;
import software.amazon.awssdk.services.rds.model.DescribeGlobalClustersResponse;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.GlobalClusterMember;

/** RDS in which databases belong to global databases and blue/green deployments. */
final class EntangledRds {
  private final Map<String, Object> answers = new HashMap<>();
  private final RdsClient rds;

  EntangledRds(RdsClient rds) {
    this.rds = rds;
  }

  EntangledRds globalDatabase(String name, String clusterArn) {
    answers.put(
        "describeGlobalClusters",
        DescribeGlobalClustersResponse.builder()
            .globalClusters(
                GlobalCluster.builder()
                    .globalClusterIdentifier(name)
                    .globalClusterMembers(
                        GlobalClusterMember.builder().dbClusterArn(clusterArn).build())
                    .build())
            .build());
    return this;
  }

  EntangledRds blueGreen(String name, String sourceArn) {
    answers.put(
        "describeBlueGreenDeployments",
        DescribeBlueGreenDeploymentsResponse.builder()
            .blueGreenDeployments(
                BlueGreenDeployment.builder()
                    .blueGreenDeploymentName(name)
                    .source(sourceArn)
                    .build())
            .build());
    return this;
  }

  RdsClient client() {
    return (RdsClient)
        Proxy.newProxyInstance(
            RdsClient.class.getClassLoader(),
            new Class<?>[] {RdsClient.class},
            (self, method, given) -> {
              Object[] arguments = given == null ? new Object[0] : given;
              String operation = method.getName().replace("Paginator", "");
              if (answers.containsKey(operation)) {
                return method.getName().endsWith("Paginator")
                    ? InvocationHandler.invokeDefault(self, method, arguments)
                    : answers.get(operation);
              }
              try {
                return method.invoke(rds, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
