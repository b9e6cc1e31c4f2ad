package io.dbrefresh.launcher.process;

import io.dbrefresh.launcher.region.Regions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What a command is given from outside.
 *
 * @param project the project's folder, with {@code refresh-configs} in it
 * @param home the user's own folder
 * @param environment the process's environment variables
 * @param user who runs it, {@code <user>@<host>}
 * @param input what standard input is
 * @param screen what standard output is
 * @param regions opens regions
 * @param interrupts told of Ctrl-C
 */
public record Surroundings(
    Path project,
    Path home,
    Map<String, String> environment,
    String user,
    Input input,
    Screen screen,
    Clock clock,
    Pause pause,
    Regions regions,
    Interrupts interrupts) {}
