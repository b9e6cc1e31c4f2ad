package io.dbrefresh.local.asl.state;

/** Where a state goes when it has failed for good, and what it hands on then. */
public record Catcher(ErrorEquals errors, String next, CatchFlow flow) {}
