package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.refreshfile.TargetSecrets;
import io.dbrefresh.launcher.region.AwsClients;
import io.dbrefresh.launcher.sql.KnownDatabase;
import io.dbrefresh.launcher.sql.Login;
import io.dbrefresh.launcher.sql.Secrets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the secret with a database's password. */
final class LoginChoice {
  private final Surroundings surroundings;
  private final AwsClients clients;

  LoginChoice(Surroundings surroundings, AwsClients clients) {
    this.surroundings = surroundings;
    this.clients = clients;
  }

  Login of(KnownDatabase database, Optional<String> named) {
    Set<String> tried = new LinkedHashSet<>(named.map(List::of).orElseGet(() -> usual(database)));
    Secrets secrets = new Secrets(clients.secretsManager().get());
    return tried.stream()
        .flatMap(secret -> secrets.login(secret, database.masterUser()).stream())
        .findFirst()
        .orElseThrow(() -> none(database, tried));
  }

  private List<String> usual(KnownDatabase database) {
    return database
        .masterSecret()
        .map(List::of)
        .orElseGet(
            () ->
                new TargetSecrets(surroundings.project(), clients.region())
                    .of(database.identifier()));
  }

  private static CommandException none(KnownDatabase database, Set<String> tried) {
    String looked =
        tried.isEmpty() ? "no refresh file names one" : "looked for " + String.join(", ", tried);
    return new CommandException(
        ExitCode.FAILED,
        "No secret with the password of %s was found (%s). Name it with --secret."
            .formatted(database.identifier(), looked));
  }
}
