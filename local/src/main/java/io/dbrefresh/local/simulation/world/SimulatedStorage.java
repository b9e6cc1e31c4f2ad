package io.dbrefresh.local.simulation.world;

import io.dbrefresh.local.rds.storage.MasterUser;
import io.dbrefresh.local.rds.storage.Storage;
import io.dbrefresh.local.rds.storage.StorageException;
import io.dbrefresh.local.rds.storage.Volume;
import io.dbrefresh.local.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Volumes that are no more than what is known of them; no server, no disk. */
public final class SimulatedStorage implements Storage {
  private final Map<String, SimulatedVolume> volumes = new LinkedHashMap<>();
  private final Map<String, Integer> served = new HashMap<>();
  private final Timeline timeline;
  private final Names names;
  private final Supplier<Lags> lags;
  private boolean production = true;
  private Instant settled = Instant.MIN;

  /** Storage whose changes show after {@code lags}. */
  public SimulatedStorage(Timeline timeline, Supplier<Lags> lags) {
    this.timeline = timeline;
    this.names = new Names(timeline.clock());
    this.lags = lags;
  }

  /** Volumes that are created from now on hold production's data, or do not. */
  public void creatingProduction(boolean so) {
    production = so;
  }

  /** The volume of an instance or cluster, by its resource id. */
  public Optional<SimulatedVolume> volume(String id) {
    return Optional.ofNullable(volumes.get(id));
  }

  /** What the name with this port leads to now, where a server answers there. */
  public Optional<SimulatedVolume> at(int port) {
    return names.at(port).filter(served::containsKey).flatMap(this::volume);
  }

  @Override
  public void create(Volume volume, MasterUser master, Optional<String> database) {
    volumes.put(volume.id(), SimulatedVolume.own(volume.id(), production, master.password()));
  }

  @Override
  public void copy(Volume source, Volume target) {
    SimulatedVolume from =
        volume(source.id())
            .orElseThrow(() -> new StorageException("no volume " + source.id(), false));
    volumes.put(target.id(), from.copy(target.id()));
  }

  /** What is known of the base was so at the time, too. */
  @Override
  public void restore(Volume base, Volume source, Instant time, Volume target) {
    copy(base, target);
  }

  /** There is no log. */
  @Override
  public void prune(Volume volume, Optional<Volume> oldest) {}

  @Override
  public boolean exists(Volume volume) {
    return volumes.containsKey(volume.id());
  }

  @Override
  public void delete(Volume volume) {
    stop(volume);
    volumes.remove(volume.id());
  }

  @Override
  public void start(Volume volume, int port) {
    Integer before = served.put(volume.id(), port);
    if (before != null && before == port) {
      return;
    }
    Duration lag = before == null ? Duration.ZERO : lags.get().names();
    if (before != null) {
      names.lead(before, Optional.empty(), lag);
    }
    names.lead(port, Optional.of(volume.id()), lag);
    shows(lag);
  }

  /** Lets those who look on see when a change shows. */
  private void shows(Duration lag) {
    Instant then = timeline.clock().instant().plus(lag);
    settled = then.isAfter(settled) ? then : settled;
    timeline.schedule(lag, () -> {});
  }

  /** Whether every change shows that RDS says is done. */
  public boolean isSettled() {
    return !timeline.clock().instant().isBefore(settled);
  }

  @Override
  public void stop(Volume volume) {
    served.remove(volume.id());
  }

  @Override
  public boolean running(Volume volume) {
    return served.containsKey(volume.id());
  }

  /** The answer comes before the new password logs in. */
  @Override
  public void changePassword(Volume volume, MasterUser master) {
    Duration lag = lags.get().password();
    shows(lag);
    timeline.schedule(
        lag, () -> volume(volume.id()).ifPresent(it -> it.setPassword(master.password())));
  }

  @Override
  public boolean portFree(int port) {
    return true;
  }

  @Override
  public void close() {
    served.clear();
  }

  /**
   * How long it takes until a change shows to those who log in.
   *
   * @param names until a renamed database is found under its new name
   * @param password until a new master password logs in
   */
  public record Lags(Duration names, Duration password) {}
}
