package io.dbrefresh.local.rds;

import io.dbrefresh.local.rds.storage.MasterUser;
import io.dbrefresh.local.rds.storage.ReplicatingStorage;
import io.dbrefresh.local.rds.storage.StorageException;
import io.dbrefresh.local.rds.storage.Upstream;
import io.dbrefresh.local.rds.storage.Volume;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** Volumes that are names only, and a disk that can be full. */
final class MemoryStorage implements ReplicatingStorage {
  final Set<String> volumes = new HashSet<>();
  final Map<String, Integer> served = new HashMap<>();
  final Map<String, String> passwords = new HashMap<>();

  /** What restores to a time were made of, and to which time. */
  final Map<String, String> restored = new HashMap<>();

  /** From where on the logs were kept. */
  final Map<String, String> pruned = new HashMap<>();

  /** Those of other regions, by their folders. */
  final Map<Path, MemoryStorage> elsewhere = new HashMap<>();

  /** Whom volumes follow. */
  final Map<String, String> upstreams = new HashMap<>();

  boolean full;
  boolean broken;

  @Override
  public void create(Volume volume, MasterUser master, Optional<String> database) {
    make(volume);
    passwords.put(volume.id(), master.password());
  }

  @Override
  public void copy(Volume source, Volume target) {
    if (!volumes.contains(source.id())) {
      throw new StorageException("no " + source.id(), false);
    }
    make(target);
  }

  @Override
  public void restore(Volume base, Volume source, Instant time, Volume target) {
    copy(base, target);
    copy(source, target);
    restored.put(target.id(), base.id() + " at " + time);
  }

  @Override
  public void prune(Volume volume, Optional<Volume> oldest) {
    pruned.put(volume.id(), oldest.map(Volume::id).orElse("all"));
  }

  Optional<String> password(DBInstance instance) {
    return Optional.ofNullable(passwords.get(instance.dbiResourceId()));
  }

  private void make(Volume volume) {
    if (full || broken) {
      throw new StorageException(full ? "No space left on device" : "cp ended with 1", full);
    }
    volumes.add(volume.id());
  }

  @Override
  public boolean exists(Volume volume) {
    return volumes.contains(volume.id());
  }

  @Override
  public void delete(Volume volume) {
    stop(volume);
    volumes.remove(volume.id());
  }

  @Override
  public void start(Volume volume, int port) {
    served.put(volume.id(), port);
  }

  @Override
  public void stop(Volume volume) {
    served.remove(volume.id());
  }

  @Override
  public boolean running(Volume volume) {
    return served.containsKey(volume.id());
  }

  @Override
  public void changePassword(Volume volume, MasterUser master) {
    if (broken) {
      throw new StorageException("it is broken", false);
    }
    passwords.put(volume.id(), master.password());
  }

  @Override
  public void standby(Volume volume, Upstream upstream) {
    make(volume);
    follow(volume, upstream);
  }

  @Override
  public void follow(Volume volume, Upstream upstream) {
    upstreams.put(volume.id(), upstream.volume().id());
  }

  @Override
  public void sever(Volume volume) {}

  @Override
  public void lead(Volume volume) {
    upstreams.remove(volume.id());
  }

  @Override
  public void handOver(Upstream from, Volume to) {
    if (broken) {
      throw new StorageException("it is broken", false);
    }
    from.storage().stop(from.volume());
  }

  @Override
  public void equip(Volume volume) {}

  @Override
  public void tell(Volume volume, String topology) {}

  @Override
  public Set<String> isolate() {
    Set<String> answered = Set.copyOf(served.keySet());
    served.clear();
    return answered;
  }

  @Override
  public void rejoin() {}

  @Override
  public MemoryStorage beside(Path folder) {
    MemoryStorage other = elsewhere.getOrDefault(folder, new MemoryStorage());
    elsewhere.put(folder, other);
    return other;
  }

  @Override
  public boolean portFree(int port) {
    return true;
  }

  @Override
  public void close() {
    served.clear();
  }
}
