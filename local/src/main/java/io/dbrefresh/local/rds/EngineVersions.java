package io.dbrefresh.local.rds;

import io.dbrefresh.local.rds.fleet.Engines;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBEngineVersion;
import software.amazon.awssdk.services.rds.model.DescribeDbEngineVersionsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbEngineVersionsResponse;

/** The engine versions of the region: whichever is asked for, because one server is behind all. */
final class EngineVersions {
  private EngineVersions() {}

  static DescribeDbEngineVersionsResponse describe(DescribeDbEngineVersionsRequest request) {
    DescribeDbEngineVersionsResponse.Builder response = DescribeDbEngineVersionsResponse.builder();
    return Optional.ofNullable(request.engine())
        .map(engine -> response.dbEngineVersions(version(engine, request.engineVersion())).build())
        .orElseGet(response::build);
  }

  private static DBEngineVersion version(String engine, String asked) {
    String version = Optional.ofNullable(asked).orElseGet(() -> Engines.version(engine));
    return DBEngineVersion.builder()
        .engine(engine)
        .engineVersion(version)
        .dbParameterGroupFamily(Engines.parameterFamily(engine, version))
        .supportedCACertificateIdentifiers(
            "rds-ca-ecc384-g1", "rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1")
        .status("available")
        .build();
  }
}
