package io.dbrefresh.lambdas.scripts;

/**
 * What a finished script did.
 *
 * @param key its object in S3
 * @param statements how many statements ran
 * @param rows how many rows they changed, as the server counts
 * @param seconds how long it took
 */
record ScriptReport(String key, long statements, long rows, long seconds) {}
