package io.dbrefresh.lambdas.rotation;

import io.dbrefresh.lambdas.sql.Answer;
import io.dbrefresh.lambdas.sql.Dialect;
import io.dbrefresh.lambdas.sql.Login;
import io.dbrefresh.lambdas.sql.Logins;
import io.dbrefresh.lambdas.sql.SqlWords;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** Gives a database user the password of a secret's new version, and proves it. */
final class PasswordSetting {
  private final Logins logins;

  PasswordSetting(Logins logins) {
    this.logins = logins;
  }

  /**
   * setSecret: logs in with the current password, or with the one before where a rotation was cut
   * off, and sets the new one. A new version that leads somewhere else is refused: whoever may
   * write it could otherwise have passwords of other databases changed.
   */
  void set(RotatedSecret secret) {
    SecretLogin pending = secret.pending();
    Login wanted = pending.login();
    if (secret.isFinished() || logins.probe(wanted).isWelcome()) {
      return;
    }
    SecretLogin current = secret.current();
    if (!pending.isOfTheSameUserAs(current)) {
      throw new RotationException(
          "The new version of %s is for another user or database than the current one"
              .formatted(current.arn()));
    }
    change(working(secret, current), wanted.password());
  }

  private Login working(RotatedSecret secret, SecretLogin current) {
    Login login = current.login();
    Answer answer = logins.probe(login);
    if (answer.isWelcome()) {
      return login;
    }
    return secret
        .previous()
        .filter(previous -> previous.isOfTheSameUserAs(current))
        .map(SecretLogin::login)
        .filter(previous -> logins.probe(previous).isWelcome())
        .orElseThrow(
            () ->
                new RotationException(
                    "Neither the current nor the previous password of %s opens the database: %s"
                        .formatted(login, answer.message())));
  }

  private void change(Login login, String password) {
    try (Connection connection = logins.connect(login)) {
      if (login.dialect() == Dialect.POSTGRESQL) {
        // Hashed here, so that no log of the server's has it.
        connection
            .unwrap(PGConnection.class)
            .alterUserPassword(login.user(), password.toCharArray(), null);
      } else {
        alter(connection, password);
      }
    } catch (SQLException e) {
      throw new RotationException(
          "The password of %s was not changed: %s".formatted(login, SqlWords.of(e)));
    }
  }

  /** By the account's own name: MariaDB takes CURRENT_USER() here and leaves the password. */
  private static void alter(Connection connection, String password) throws SQLException {
    try (Statement ask = connection.createStatement();
        ResultSet answer = ask.executeQuery("SELECT CURRENT_USER()");
        PreparedStatement alter = connection.prepareStatement("ALTER USER ?@? IDENTIFIED BY ?")) {
      answer.next();
      String account = answer.getString(1);
      int at = account.lastIndexOf('@');
      alter.setString(1, account.substring(0, at));
      alter.setString(2, account.substring(at + 1));
      alter.setString(3, password);
      alter.execute();
    }
  }

  /** testSecret: the new password opens the database. */
  void test(RotatedSecret secret) {
    Login login = secret.pending().login();
    Answer answer = logins.probe(login);
    if (!answer.isWelcome()) {
      throw new RotationException(
          "The new password of %s does not open the database: %s"
              .formatted(login, answer.message()));
    }
  }
}
