package io.dbrefresh.launcher.region;

import io.dbrefresh.local.LocalRegion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Clients of AWS itself, with the SDK's own chains for credentials and region. */
final class SdkClients {
  private final Optional<URI> endpoint;
  private final Region region;
  private final AwsCredentialsProvider credentials;

  /** Opening connections ourselves leaves the trust store unread until a call needs TLS. */
  private final SdkHttpClient http = UrlConnectionHttpClient.create(SdkClients::connection);

  SdkClients(AwsOptions options) {
    this(
        options.endpoint(),
        Region.of(options.region().orElseGet(() -> chainRegion(options))),
        chainCredentials(options));
  }

  private SdkClients(Optional<URI> endpoint, Region region, AwsCredentialsProvider credentials) {
    this.endpoint = endpoint;
    this.region = region;
    this.credentials = credentials;
  }

  /** Clients of the local region that is served there; it takes any credentials. */
  static SdkClients ofLocalRegion(URI endpoint) {
    return ofLocalRegion(endpoint, LocalRegion.REGION);
  }

  private static SdkClients ofLocalRegion(URI endpoint, String region) {
    return new SdkClients(
        Optional.of(endpoint),
        Region.of(region),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
  }

  AwsClients clients() {
    return clients(Optional.empty(), List.of());
  }

  /** The clients of a local region with these servers, and RDS in these other regions. */
  AwsClients local(Servers servers, List<String> others) {
    return clients(Optional.of(servers), others.stream().map(this::elsewhere).toList());
  }

  private RegionalRds elsewhere(String name) {
    URI served = endpoint.orElseThrow();
    return new RegionalRds(
        name, new Once<>(() -> ofLocalRegion(served, name).configured(RdsClient.builder())));
  }

  private AwsClients clients(Optional<Servers> servers, List<RegionalRds> others) {
    return new AwsClients(
        region.id(),
        servers,
        others,
        new Once<>(() -> configured(SfnClient.builder())),
        new Once<>(() -> configured(RdsClient.builder())),
        new Once<>(() -> configured(DynamoDbClient.builder())),
        new Once<>(() -> configured(SecretsManagerClient.builder())),
        new Once<>(() -> configured(LambdaClient.builder())),
        new Once<>(this::s3),
        new Once<>(() -> configured(SchedulerClient.builder())),
        new Once<>(() -> configured(CloudFormationClient.builder())),
        http::close);
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C configured(
      B builder) {
    builder.httpClient(http).credentialsProvider(credentials).region(region);
    endpoint.ifPresent(builder::endpointOverride);
    return builder.build();
  }

  /** Another endpoint than AWS's has no host name for each bucket. */
  private S3Client s3() {
    return configured(S3Client.builder().forcePathStyle(endpoint.isPresent()));
  }

  private static HttpURLConnection connection(URI uri) {
    try {
      return (HttpURLConnection) uri.toURL().openConnection();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static AwsCredentialsProvider chainCredentials(AwsOptions options) {
    DefaultCredentialsProvider.Builder chain = DefaultCredentialsProvider.builder();
    options.profile().ifPresent(chain::profileName);
    return chain.build();
  }

  private static String chainRegion(AwsOptions options) {
    DefaultAwsRegionProviderChain.Builder chain = DefaultAwsRegionProviderChain.builder();
    options.profile().ifPresent(chain::profileName);
    return chain.build().getRegion().id();
  }
}
