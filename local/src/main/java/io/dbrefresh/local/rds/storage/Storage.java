package io.dbrefresh.local.rds.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where volumes live. Every method may block and may be called from any thread; what concerns one
 * volume happens one after the other. Failures are {@link StorageException}s and leave nothing half
 * made behind.
 */
public interface Storage extends AutoCloseable {

  /**
   * Makes an empty volume with its master user and, when {@code database} is given, a database that
   * belongs to that user. The volume is not served yet.
   */
  void create(Volume volume, MasterUser master, Optional<String> database);

  /**
   * Makes {@code target} the image of {@code source} at one instant during this call. The source
   * goes on being served, or not, as before.
   */
  void copy(Volume source, Volume target);

  /**
   * Makes {@code target} what {@code source} was at {@code time}: an earlier copy of the source, to
   * which the changes in the source's log are done again.
   *
   * @param base the copy, made before {@code time}
   * @param time the first instant whose commits are left out, in whole seconds
   */
  void restore(Volume base, Volume source, Instant time, Volume target);

  /**
   * Removes from the volume's log of changes what no restore needs any more.
   *
   * @param oldest the earliest copy of the volume that something is restored from; without one,
   *     nothing is
   */
  void prune(Volume volume, Optional<Volume> oldest);

  /** Whether the volume exists as a whole. */
  boolean exists(Volume volume);

  /** Stops serving the volume and removes it; without effect when there is none. */
  void delete(Volume volume);

  /**
   * Serves the volume at {@code port}; returns when it answers. A volume that is served at another
   * port moves.
   *
   * @throws PortTakenException when another program listens there
   */
  void start(Volume volume, int port);

  /** Stops serving the volume; without effect when it is not served. */
  void stop(Volume volume);

  /** Whether the volume is being served. */
  boolean running(Volume volume);

  /** Gives the volume's master user a new password; serves the volume for as long as it takes. */
  void changePassword(Volume volume, MasterUser master);

  /** The last lines that the volume's server has written into its log; none where it has no log. */
  default List<String> log(Volume volume) {
    return List.of();
  }

  /** Whether a volume could be served at {@code port} now. */
  boolean portFree(int port);

  /** Stops serving all volumes. */
  @Override
  void close();
}
