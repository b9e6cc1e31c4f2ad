package io.dbrefresh.lambdas.preserve;

/** Lambda is about to end the function. */
final class TimeIsUpException extends Exception {}
