package io.dbrefresh.local.rds.storage;

import java.util.Set;

/**
 * A storage whose volumes can follow volumes of other storages: a follower has every change that
 * its upstream has, a moment later, and can only be read. A copy of a follower follows nobody.
 */
public interface ReplicatingStorage extends Storage {

  /** Makes a volume that follows {@code upstream}, from a copy of it. It is not served yet. */
  void standby(Volume volume, Upstream upstream);

  /**
   * Lets a volume follow {@code upstream} that has nothing that the other has not: one that follows
   * already, or led until {@link #handOver}. A served volume that led is stopped. A follower that
   * lacks what its upstream has no more is made anew, unless one of them cannot be reached.
   */
  void follow(Volume volume, Upstream upstream);

  /** Leaves a follower without its upstream until {@link #follow} is called again. */
  void sever(Volume volume);

  /**
   * Lets a volume follow nobody any more. One that is served as a follower is stopped.
   *
   * @throws StorageException when it could not be served with what it has; it follows still
   */
  void lead(Volume volume);

  /**
   * Stops serving {@code from} at a moment when {@code to}, which follows it and is served, has
   * everything that was ever committed there.
   *
   * @throws StorageException when that moment does not come; {@code from} is served as before
   */
  void handOver(Upstream from, Volume to);

  /** Puts the functions into the volume by which people ask about replication in SQL. */
  void equip(Volume volume);

  /** What those functions know of the volume and the others that replicate with it; JSON. */
  void tell(Volume volume, String topology);

  /**
   * Makes the storage unreachable: nothing is served, until {@link #rejoin}, and {@link #start}
   * serves nothing.
   *
   * @return the ids of the volumes that were served
   */
  Set<String> isolate();

  /** Makes the storage reachable again; what was served is yet to be started. */
  void rejoin();

  /** A storage of another region, in its own folder, whose volumes can follow this one's. */
  ReplicatingStorage beside(java.nio.file.Path folder);
}
