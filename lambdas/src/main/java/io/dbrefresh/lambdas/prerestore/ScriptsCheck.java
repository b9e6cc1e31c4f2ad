package io.dbrefresh.lambdas.prerestore;

import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.scripts.ScriptStore;
import io.dbrefresh.statemachine.plan.ScriptFile;
import io.dbrefresh.statemachine.plan.Scripts;
import io.dbrefresh.statemachine.refreshfile.RefreshFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Whether the scripts of a refresh file are there and can run. */
final class ScriptsCheck {
  /** Plan, file and reports travel with the execution, and Step Functions carries 256 KiB. */
  private static final int MOST_SCRIPTS = 1000;

  private static final int LONGEST_NAMES = 40_000;

  private final S3Client s3;
  private final SecretsManagerClient secrets;
  private final Findings findings;

  ScriptsCheck(S3Client s3, SecretsManagerClient secrets, Findings findings) {
    this.s3 = s3;
    this.secrets = secrets;
    this.findings = findings;
  }

  /** The scripts with their globs expanded and the versions that are there now. */
  Scripts look(RefreshFile file, Scripts asked, Optional<Database> old) {
    if (!hasBucket(asked.bucket())) {
      return asked;
    }
    String phases = "/runscripts/phases/";
    String keys = asked.pre().isEmpty() ? "/runscripts/keys" : phases + "post";
    Scripts found =
        new Scripts(
            asked.bucket(),
            asked.prefix(),
            found(asked, asked.pre(), phases + "pre"),
            found(asked, asked.post(), keys),
            asked.host());
    checkSize(found, keys);
    if (!found.pre().isEmpty()) {
      OldTargetCheck check = new OldTargetCheck(secrets, findings);
      old.ifPresent(database -> check.look(phases + "pre", "run on", file, database));
    }
    return found;
  }

  private boolean hasBucket(String bucket) {
    try {
      s3.headBucket(head -> head.bucket(bucket));
      return true;
    } catch (NoSuchBucketException e) {
      findings.notFound("/runscripts/bucketname", "bucket " + bucket + " does not exist");
      return false;
    }
  }

  private List<ScriptFile> found(Scripts scripts, List<ScriptFile> names, String pointer) {
    return new ScriptStore(s3, scripts.bucket(), scripts.prefix())
        .find(names, missing -> findings.notFound(pointer, missing));
  }

  private void checkSize(Scripts scripts, String pointer) {
    int count = scripts.pre().size() + scripts.post().size();
    int length =
        java.util.stream.Stream.concat(scripts.pre().stream(), scripts.post().stream())
            .mapToInt(file -> file.name().getBytes(StandardCharsets.UTF_8).length)
            .sum();
    if (count > MOST_SCRIPTS || length > LONGEST_NAMES) {
      findings.notAllowed(
          pointer,
          "name %,d scripts, %,d bytes of names; a refresh runs %,d scripts whose names have %,d bytes below the prefix: put several into one, or more of the path into the prefix"
              .formatted(count, length, MOST_SCRIPTS, LONGEST_NAMES));
    }
  }
}
