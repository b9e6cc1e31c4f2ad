package io.dbrefresh.lambdas;

import java.security.Security;
import java.time.Duration;
import org.crac.Core;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * The SDK's clients for a function on AWS: region and credentials from the environment, HTTP
 * through the JDK's URLConnection, which starts fastest.
 */
public final class Clients {
  private static final String SNAP_START = "snap-start";
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration ATTEMPT = Duration.ofSeconds(4);

  private final SdkHttpClient http;

  /** Clients that share one HTTP client. */
  public Clients() {
    // A renamed database keeps its endpoint's name and changes its address: the JVM must look anew.
    Security.setProperty("networkaddress.cache.ttl", "5");
    this.http = UrlConnectionHttpClient.create();
    if (SNAP_START.equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"))) {
      Core.getGlobalContext().register(Priming.BEFORE_THE_SNAPSHOT);
    }
  }

  /** Amazon RDS. */
  public RdsClient rds() {
    return RdsClient.builder().httpClient(http).build();
  }

  /**
   * Amazon RDS of another region. A region that does not answer is given up within ten seconds,
   * with an {@link software.amazon.awssdk.core.exception.SdkClientException}.
   */
  public RdsClient rds(Region region) {
    return RdsClient.builder()
        .httpClient(http)
        .region(region)
        .overrideConfiguration(it -> it.apiCallTimeout(LONGEST).apiCallAttemptTimeout(ATTEMPT))
        .build();
  }

  /** Step Functions. */
  public SfnClient sfn() {
    return SfnClient.builder().httpClient(http).build();
  }

  /** Amazon SNS. */
  public SnsClient sns() {
    return SnsClient.builder().httpClient(http).build();
  }

  /** Amazon S3. */
  public S3Client s3() {
    return S3Client.builder().httpClient(http).build();
  }

  /** Secrets Manager. */
  public SecretsManagerClient secrets() {
    return SecretsManagerClient.builder().httpClient(http).build();
  }

  /** IAM, which is one for all regions. */
  public IamClient iam() {
    return IamClient.builder().httpClient(http).build();
  }

  /** Systems Manager. */
  public SsmClient ssm() {
    return SsmClient.builder().httpClient(http).build();
  }

  /** DynamoDB. */
  public DynamoDbClient dynamoDb() {
    return DynamoDbClient.builder().httpClient(http).build();
  }
}
