package io.dbrefresh.launcher.execution;

/** There is no table of the name: that says nothing about records or locks. */
public final class UnknownTableException extends RuntimeException {
  UnknownTableException(String table, Throwable cause) {
    super(
        "There is no DynamoDB table %s in this region. The table of the stack is named with --table, its region with --region."
            .formatted(table),
        cause);
  }
}
