package io.dbrefresh.local.rds.server;

/**
 * Where PostgreSQL asks whether somebody may log in with a token, by RADIUS on this machine.
 *
 * @param port UDP port
 * @param secret what questions and answers are signed with
 */
public record TokenDoor(int port, String secret) {}
