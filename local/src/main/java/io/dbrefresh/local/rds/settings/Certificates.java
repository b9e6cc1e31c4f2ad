package io.dbrefresh.local.rds.settings;

import io.dbrefresh.local.rds.fleet.ReferenceFaults;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.DBInstance;

/**
 * The certificate authorities of the service (RDS User Guide, "Using SSL/TLS to encrypt a
 * connection to a DB instance or cluster"). A server certificate is good for a year.
 */
final class Certificates {
  static final String DEFAULT = "rds-ca-rsa2048-g1";

  private static final Set<String> KNOWN =
      Set.of("rds-ca-2019", DEFAULT, "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1");
  private static final Duration LIFE = Duration.ofDays(365);

  private Certificates() {}

  /** Shows the certificate of the authority that {@code record} names, if it is another. */
  static void set(DBInstance.Builder record, DBInstance before, String authority, Instant now) {
    if (!KNOWN.contains(authority)) {
      throw ReferenceFaults.certificateNotFound(authority);
    }
    boolean same =
        before.certificateDetails() != null
            && authority.equals(before.certificateDetails().caIdentifier());
    if (!same) {
      record.certificateDetails(it -> it.caIdentifier(authority).validTill(now.plus(LIFE)));
    }
  }
}
