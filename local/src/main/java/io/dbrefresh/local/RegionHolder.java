package io.dbrefresh.local;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * The process that holds a region.
 *
 * @param pid its process id
 * @param command its command line, as the JVM knows it
 * @param since when it opened the region
 * @param endpoint where it serves the region to other processes, if it does
 */
public record RegionHolder(long pid, String command, Instant since, Optional<URI> endpoint) {}
