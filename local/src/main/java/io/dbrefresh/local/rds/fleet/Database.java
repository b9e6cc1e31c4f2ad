package io.dbrefresh.local.rds.fleet;

import io.dbrefresh.local.rds.storage.Volume;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.MasterUserSecret;

/**
 * An instance or a cluster: what can be done to either alike. Everything is of the moment of the
 * call, so a database keeps being the same when it gets another name.
 */
public interface Database {
  /** What never changes about it. */
  String resourceId();

  /** Its ARN, which changes with its name. */
  String arn();

  /** Instance or cluster, in the words of the service: {@code DB instance}, {@code DB cluster}. */
  String words();

  /** Its master user. */
  String masterUsername();

  /** The secret that RDS keeps its master password in, if it does. */
  Optional<MasterUserSecret> secret();

  /** Notes where its master password is kept from now on. */
  void secret(Optional<MasterUserSecret> secret);

  /** Its status. */
  String status();

  /** Shows another status. */
  void becomes(String status);

  /** Shows that no new master password is pending any more. */
  void passwordSettled();

  /** Writes an event. */
  void event(String category, String message);

  /** Its data. */
  Volume volume();

  /** Work that serves it at the port of its name, where anybody can connect to it. */
  Runnable serving();
}
