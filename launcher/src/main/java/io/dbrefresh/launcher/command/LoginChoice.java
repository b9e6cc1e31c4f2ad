package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.refreshfile.TargetSecrets;
import io.dbrefresh.launcher.region.AwsClients;
import io.dbrefresh.launcher.sql.KnownDatabase;
import io.dbrefresh.launcher.sql.Login;
import io.dbrefresh.launcher.sql.SecretSearch;
import io.dbrefresh.launcher.sql.Secrets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Finds the secret with a database's password. */
final class LoginChoice {
  private final Surroundings surroundings;
  private final AwsClients clients;

  LoginChoice(Surroundings surroundings, AwsClients clients) {
    this.surroundings = surroundings;
    this.clients = clients;
  }

  Login of(KnownDatabase database, Optional<String> named) {
    Set<String> tried = new LinkedHashSet<>();
    for (Supplier<List<String>> place : places(database, named)) {
      List<String> names = place.get();
      tried.addAll(names);
      Optional<Login> login =
          names.stream().flatMap(secret -> login(secret, database).stream()).findFirst();
      if (login.isPresent()) {
        return login.get();
      }
    }
    throw none(database, tried);
  }

  /** Where a secret's name may come from; the next place is asked when one has none that exists. */
  private List<Supplier<List<String>>> places(KnownDatabase database, Optional<String> named) {
    if (named.isPresent()) {
      return List.of(() -> List.of(named.get()));
    }
    TargetSecrets files = new TargetSecrets(surroundings.project(), clients.region());
    return List.of(
        () -> database.masterSecret().stream().toList(),
        () -> files.of(database.identifier()),
        () -> new SecretSearch(clients.secretsManager().get()).endingWith(database.names()));
  }

  private Optional<Login> login(String secret, KnownDatabase database) {
    return new Secrets(clients.secretsManager().get()).login(secret, database.masterUser());
  }

  private static CommandException none(KnownDatabase database, Set<String> tried) {
    String looked =
        tried.isEmpty()
            ? "no refresh file names one, and no secret is called …/" + database.identifier()
            : "looked for " + String.join(", ", tried);
    return new CommandException(
        ExitCode.FAILED,
        "No secret with the password of %s was found (%s). Name it with --secret."
            .formatted(database.identifier(), looked));
  }
}
