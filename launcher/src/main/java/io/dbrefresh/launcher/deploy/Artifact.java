package io.dbrefresh.launcher.deploy;

import java.nio.file.Path;

/**
 * A file that is uploaded.
 *
 * @param name its key behind the prefix
 */
public record Artifact(String name, Path file) {}
