package io.dbrefresh.launcher.schedule;

import io.dbrefresh.statemachine.refreshfile.RefreshFile;
import io.dbrefresh.statemachine.schedule.ScheduleName;

/**
 * A refresh file that is scheduled.
 *
 * @param name the schedule's name
 * @param key the object's key: the file's path in the project
 */
public record ScheduledFile(String name, String key, RefreshFile file) {

  /** The refresh file that lies at {@code shown} in the project. */
  public static ScheduledFile of(String shown, RefreshFile file) {
    return new ScheduledFile(
        ScheduleName.of(file.application(), file.target().instance()),
        shown.replace('\\', '/'),
        file);
  }
}
