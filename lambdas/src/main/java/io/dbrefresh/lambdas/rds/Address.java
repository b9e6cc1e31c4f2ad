package io.dbrefresh.lambdas.rds;

/**
 * Where a database listens.
 *
 * @param host DNS name or IP address
 * @param port TCP port
 */
public record Address(String host, int port) {}
