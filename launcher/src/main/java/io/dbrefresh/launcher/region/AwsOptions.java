package io.dbrefresh.launcher.region;

import java.net.URI;
import java.util.Optional;

/**
 * What the command line says about AWS; what it leaves out, the SDK's own chains decide.
 *
 * @param region the region's name
 * @param profile a profile of the shared configuration files
 * @param endpoint another endpoint than the services' own, for all of them
 */
public record AwsOptions(
    Optional<String> region, Optional<String> profile, Optional<URI> endpoint) {}
