package io.dbrefresh.local;

import java.time.Instant;

/**
 * The process that holds a region.
 *
 * @param pid its process id
 * @param command its command line, as the JVM knows it
 * @param since when it opened the region
 */
public record RegionHolder(long pid, String command, Instant since) {}
