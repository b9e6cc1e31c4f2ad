package io.dbrefresh.lambdas.prerestore;

import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.statemachine.policy.DirectionPolicy;
import io.dbrefresh.statemachine.policy.InvalidPolicyException;
import io.dbrefresh.statemachine.policy.PolicyReader;
import io.dbrefresh.statemachine.policy.PolicySource;
import io.dbrefresh.statemachine.step.StepError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The direction policy as it is in S3. One that is named and cannot be read allows nothing. */
final class PolicyObject {
  private final S3Client s3;
  private final PolicySource source;

  PolicyObject(S3Client s3, PolicySource source) {
    this.s3 = s3;
    this.source = source;
  }

  DirectionPolicy policy() {
    return source.location().map(this::read).orElseGet(DirectionPolicy::standard);
  }

  private DirectionPolicy read(URI location) {
    String key = location.getPath().substring(1);
    try (InputStream object = s3.getObject(get -> get.bucket(location.getHost()).key(key))) {
      return new PolicyReader().read(location.toString(), object.readAllBytes());
    } catch (NoSuchKeyException | NoSuchBucketException e) {
      throw refused(
          "The direction policy %s does not exist; put it there, or leave %s empty"
              .formatted(location, PolicySource.VARIABLE));
    } catch (InvalidPolicyException e) {
      throw refused(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + location, e);
    }
  }

  private static StepFailedException refused(String why) {
    return new StepFailedException(StepError.NOT_ALLOWED, why);
  }
}
