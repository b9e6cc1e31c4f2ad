package io.dbrefresh.launcher.schedule;

import io.dbrefresh.launcher.refreshfile.LaunchInput;
import io.dbrefresh.launcher.refreshfile.RefreshFiles;
import io.dbrefresh.launcher.region.AwsClients;
import io.dbrefresh.statemachine.refreshfile.InvalidRefreshFileException;
import io.dbrefresh.statemachine.schedule.Expression;
import io.dbrefresh.statemachine.schedule.InvalidExpressionException;
import io.dbrefresh.statemachine.schedule.RefreshSchedule;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;

/** What there is of schedules and of refresh files that ask for one, side by side. */
public final class ScheduleRows {
  private static final int TIMES = 3;

  private final RefreshFiles files;
  private final AwsClients clients;
  private final Home home;
  private final Clock clock;

  /** The schedules of {@code home} and the refresh files of {@code project}. */
  public ScheduleRows(Path project, AwsClients clients, Home home, Clock clock) {
    this.files = new RefreshFiles(project);
    this.clients = clients;
    this.home = home;
    this.clock = clock;
  }

  /** All, by name. */
  public List<ScheduleRow> all() {
    Map<String, RefreshSchedule> asked = asked();
    Map<String, ScheduleRow> rows = new TreeMap<>();
    asked.forEach(
        (name, when) ->
            rows.put(name, new ScheduleRow(name, "not added", written(when), List.of())));
    for (GetScheduleResponse each : new Schedules(clients.scheduler().get()).all(home.group())) {
      rows.put(each.name(), row(each, Optional.ofNullable(asked.get(each.name()))));
    }
    return List.copyOf(rows.values());
  }

  private Map<String, RefreshSchedule> asked() {
    Map<String, RefreshSchedule> asked = new TreeMap<>();
    for (Path path : files.in(clients.region())) {
      try {
        LaunchInput input = LaunchInput.read(files.shown(path), path);
        ScheduledFile file = ScheduledFile.of(input.shown(), input.file());
        input.file().schedule().ifPresent(when -> asked.put(file.name(), when));
      } catch (InvalidRefreshFileException invalid) {
        // `dbrefresh validate` tells of it.
      }
    }
    return asked;
  }

  private ScheduleRow row(GetScheduleResponse schedule, Optional<RefreshSchedule> asked) {
    boolean enabled = schedule.state() == ScheduleState.ENABLED;
    String zone = Optional.ofNullable(schedule.scheduleExpressionTimezone()).orElse("UTC");
    String when = schedule.scheduleExpression() + " " + zone;
    String differs =
        asked
            .map(file -> written(file).equals(when) ? "" : ", the file differs")
            .orElse(", no file names it");
    return new ScheduleRow(
        schedule.name(),
        (enabled ? "enabled" : "paused") + differs,
        when,
        enabled ? next(schedule, zone) : List.of());
  }

  private static String written(RefreshSchedule when) {
    return when.text() + " " + when.zone().getId();
  }

  private List<String> next(GetScheduleResponse schedule, String zone) {
    Instant since =
        Stream.of(
                Optional.ofNullable(schedule.startDate()),
                Optional.ofNullable(schedule.lastModificationDate()),
                Optional.ofNullable(schedule.creationDate()))
            .flatMap(Optional::stream)
            .findFirst()
            .orElse(clock.instant());
    try {
      RefreshSchedule when =
          new RefreshSchedule(
              schedule.scheduleExpression(),
              Expression.parse(schedule.scheduleExpression()),
              ZoneId.of(zone));
      return NextTimes.of(when, clock.instant(), since, TIMES);
    } catch (InvalidExpressionException somebodyElses) {
      return List.of();
    }
  }
}
