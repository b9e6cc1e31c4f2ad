package io.dbrefresh.launcher.snapshot;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Snapshots of one kind of database, by the operations that RDS has for it. */
public interface SnapshotKind {

  /** All snapshots of a database, or of all; oldest first as RDS lists them. */
  List<KnownSnapshot> list(Optional<String> database, boolean shared);

  /** The snapshot with this identifier or ARN. */
  Optional<KnownSnapshot> find(String nameOrArn);

  /** Whether there is a database of this kind called so. */
  boolean has(String database);

  /** Begins to take one. */
  KnownSnapshot create(String database, String snapshot, Map<String, String> tags);

  /**
   * Begins to copy one into the region of this client.
   *
   * @param source ARN
   * @param region where the source is
   * @param key KMS key to encrypt the copy with
   */
  KnownSnapshot copy(
      KnownSnapshot source, String region, String target, Optional<String> key, boolean tags);

  /** The accounts that may restore it; {@code all} is everybody. */
  List<String> accounts(String snapshot);

  /** Changes which accounts may restore it; answers with those that may now. */
  List<String> share(String snapshot, List<String> added, List<String> removed);

  /** Begins to restore it; called again until {@link #standing} is available. */
  void restore(KnownSnapshot snapshot, NewDatabase database);

  /**
   * Where the restored database stands, as a whole; does what is next, such as making the instance
   * of a cluster.
   */
  Standing standing(NewDatabase database);

  /** Has RDS make a master password and keep it in Secrets Manager. */
  void managePassword(String database);

  /** The secret that RDS keeps the master password in, when it is ready. */
  Optional<String> managedSecret(String database);

  /** Where the database answers, {@code host:port}. */
  String endpoint(String database);
}
