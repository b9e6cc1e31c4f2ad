package io.dbrefresh.launcher.deploy;

import java.net.URI;
import java.util.Optional;

/** The address of an object for CloudFormation, which takes no other than S3's ("TemplateURL"). */
public final class TemplateUrl {
  private TemplateUrl() {}

  /** With an endpoint of its own, S3 has no host name for each bucket. */
  public static String of(Optional<URI> endpoint, String region, String bucket, String key) {
    return endpoint
        .map(at -> at.toString().replaceAll("/+$", "") + "/" + bucket + "/" + key)
        .orElseGet(
            () ->
                "https://%s.s3.%s.%s/%s"
                    .formatted(
                        bucket,
                        region,
                        region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com",
                        key));
  }
}
