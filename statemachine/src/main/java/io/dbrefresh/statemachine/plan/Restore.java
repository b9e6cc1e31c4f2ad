package io.dbrefresh.statemachine.plan;

import java.time.Instant;
import java.util.Optional;

/**
 * The restore of the refresh file.
 *
 * @param time with {@link RestoreType#RESTORE_POINT}: the point in time
 * @param snapshot with {@link RestoreType#FROM_SNAPSHOT}: the snapshot's identifier or ARN
 * @param settings what the new database is to have
 */
public record Restore(
    RestoreType type, Optional<Instant> time, Optional<String> snapshot, Settings settings) {}
