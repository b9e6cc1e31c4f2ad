package io.dbrefresh.lambdas.roles;

/** A database does not let a role in with an IAM token; it may be that it does not yet. */
final class TokenRefusedException extends RuntimeException {
  TokenRefusedException(String message) {
    super(message);
  }
}
