package io.dbrefresh.local.contract;

import static software.amazon.awssdk.core.client.config.SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION;

import java.net.URI;
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

/**
 * The SDK's own clients, all over one connection pool. Elsewhere than on AWS no operation has a
 * host name of its own, as TestState has there.
 */
public final class SdkClients implements AutoCloseable {
  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final Optional<URI> endpoint;
  private final AwsCredentialsProvider credentials;
  private final String region;

  private SdkClients(Optional<URI> endpoint, AwsCredentialsProvider credentials, String region) {
    this.endpoint = endpoint;
    this.credentials = credentials;
    this.region = region;
  }

  /** Clients of a local region that is served there. */
  public static SdkClients ofLocalRegion(URI endpoint) {
    return ofLocalRegion(endpoint, Region.US_EAST_1);
  }

  /** Clients of another region that is served there. */
  public static SdkClients ofLocalRegion(URI endpoint, Region region) {
    return new SdkClients(
        Optional.of(endpoint),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")),
        region.id());
  }

  /** Clients with the credentials that the SDK finds; {@code aws} for AWS itself, or an address. */
  public static SdkClients of(String place, Region region) {
    return new SdkClients(
        place.equals("aws") ? Optional.empty() : Optional.of(URI.create(place)),
        DefaultCredentialsProvider.builder().build(),
        region.id());
  }

  /** The region in which contracts are held, unless they name one. */
  static Region region() {
    return Region.of(System.getProperty("contract.region", "us-east-1"));
  }

  /** A client of the interface {@code type}. */
  public <T> T client(Class<T> type) {
    try {
      Object builder = type.getMethod("builder").invoke(null);
      AwsClientBuilder<?, ?> client = (AwsClientBuilder<?, ?>) builder;
      client.credentialsProvider(credentials).region(Region.of(region));
      endpoint.ifPresent(
          address ->
              client
                  .endpointOverride(address)
                  .overrideConfiguration(
                      c -> c.putAdvancedOption(DISABLE_HOST_PREFIX_INJECTION, true)));
      ((AwsSyncClientBuilder<?, ?>) builder).httpClient(http);
      return type.cast(client.build());
    } catch (ReflectiveOperationException notAClient) {
      throw new IllegalArgumentException(type + " is no client", notAClient);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
