package io.dbrefresh.lambdas.prerestore;

import io.dbrefresh.lambdas.scripts.ScriptStore;
import io.dbrefresh.lambdas.sql.Dialect;
import io.dbrefresh.statemachine.plan.Queries;
import io.dbrefresh.statemachine.plan.Verification;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/** Whether what {@code verify} names is there. */
final class QueriesCheck {
  private final S3Client s3;
  private final Findings findings;

  QueriesCheck(S3Client s3, Findings findings) {
    this.s3 = s3;
    this.findings = findings;
  }

  /** The verification with its files as they are now; {@code engine} is the source's. */
  Verification look(Verification asked, Optional<String> engine) {
    engine
        .filter(name -> Dialect.of(name).isEmpty())
        .ifPresent(
            name -> findings.notAllowed("/verify/torun", "queries cannot be run on " + name));
    return new Verification(asked.queries().map(this::seen), asked.probe());
  }

  private Queries seen(Queries asked) {
    try {
      s3.headBucket(head -> head.bucket(asked.bucket()));
    } catch (NoSuchBucketException e) {
      findings.notFound("/verify/bucketname", "bucket " + asked.bucket() + " does not exist");
      return asked;
    }
    return new Queries(
        asked.bucket(),
        asked.prefix(),
        new ScriptStore(s3, asked.bucket(), asked.prefix())
            .find(asked.files(), missing -> findings.notFound("/verify/keys", missing)));
  }
}
