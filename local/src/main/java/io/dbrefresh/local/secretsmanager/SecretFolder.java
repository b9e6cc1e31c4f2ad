package io.dbrefresh.local.secretsmanager;

import io.dbrefresh.local.store.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The secrets, one document each, in a folder that only its owner may enter; documents are written
 * readable by their owner alone. A secret whose deletion is due is not there any more.
 */
final class SecretFolder {
  private final Optional<Path> folder;
  private final Documents documents;
  private final Clock clock;

  SecretFolder(Path folder, Clock clock) {
    this.folder = Optional.of(folder);
    this.clock = clock;
    documents = new Documents(folder);
  }

  /** Secrets in documents that need no protection: nobody else can read them. */
  SecretFolder(Documents documents, Clock clock) {
    this.folder = Optional.empty();
    this.clock = clock;
    this.documents = documents;
  }

  List<Secret> all() {
    return documents.names().stream().map(this::named).flatMap(Optional::stream).toList();
  }

  Optional<Secret> named(String name) {
    return documents
        .read(name)
        .map(SecretJson::read)
        .filter(secret -> secret.deletion.filter(due -> due.isBefore(clock.instant())).isEmpty());
  }

  /** The secret with this name, ARN, or ARN without its last six characters. */
  Optional<Secret> find(String id) {
    int start = id.indexOf(":secret:");
    if (!id.startsWith("arn:") || start < 0) {
      return named(id);
    }
    String tail = id.substring(start + ":secret:".length());
    int dash = tail.lastIndexOf('-');
    Optional<Secret> complete =
        dash < 0
            ? Optional.empty()
            : named(tail.substring(0, dash)).filter(secret -> secret.arn.equals(id));
    return complete.or(() -> named(tail).filter(secret -> secret.arn.startsWith(id + "-")));
  }

  /** A secret that is neither missing nor marked for deletion. */
  Secret usable(String id) {
    Secret secret = find(id).orElseThrow(Faults::noSecret);
    if (secret.deletion.isPresent()) {
      throw Faults.invalidRequest(
          "You can't perform this operation on the secret because it was marked for deletion.");
    }
    return secret;
  }

  /** A usable secret that no other service manages. */
  Secret writable(String id) {
    Secret secret = usable(id);
    secret.owner.ifPresent(
        owner -> {
          throw Faults.invalidRequest(
              "You can't perform this operation on the secret because it is managed by another"
                  + " service, and you must use that service to update it: "
                  + owner);
        });
    return secret;
  }

  void write(Secret secret) {
    folder.ifPresent(SecretFolder::protect);
    documents.write(secret.name, SecretJson.write(secret));
  }

  void delete(Secret secret) {
    documents.delete(secret.name);
  }

  private static void protect(Path folder) {
    try {
      Files.createDirectories(folder);
      if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot write " + folder + ": " + failed.getMessage(), failed);
    }
  }
}
