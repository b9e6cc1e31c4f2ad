package io.dbrefresh.lambdas.sql;

import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.statemachine.step.StepError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Which servers have to prove who they are, and by whose certificates: all but those on this
 * machine, by the authorities of Amazon RDS ("Using SSL/TLS to encrypt a connection to a DB
 * instance or cluster"), and by the host name that was asked for.
 */
final class Trust {
  private static final String RESOURCE = "/rds-ca-bundle.pem";

  /** Written as an address or by its own name: what a name server says of others is no proof. */
  private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1");

  private final Supplier<Optional<Path>> bundle;
  private final Predicate<String> onThisMachine;
  private Optional<Path> store = Optional.empty();

  /** {@code onThisMachine} tells hosts that may be without TLS. */
  Trust(Optional<Path> bundle, Predicate<String> onThisMachine) {
    this(() -> bundle, onThisMachine);
  }

  private Trust(Supplier<Optional<Path>> bundle, Predicate<String> onThisMachine) {
    this.bundle = bundle;
    this.onThisMachine = onThisMachine;
  }

  /** The bundle that {@code RDS_CA_BUNDLE} names, else the one of the package. */
  static Trust of(Map<String, String> environment) {
    Optional<Path> named =
        Optional.ofNullable(environment.get("RDS_CA_BUNDLE"))
            .filter(path -> !path.isBlank())
            .map(Path::of);
    Unpacked unpacked = new Unpacked();
    return new Trust(() -> named.or(unpacked), host -> LOOPBACK.matcher(host).matches());
  }

  /** The package's bundle as a file, made when it is needed: the drivers read files. */
  private static final class Unpacked implements Supplier<Optional<Path>> {
    private Optional<Path> file = Optional.empty();

    @Override
    public synchronized Optional<Path> get() {
      file = file.filter(Files::exists).or(Trust::packaged);
      return file;
    }
  }

  private static Optional<Path> packaged() {
    try (InputStream resource = Trust.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        return Optional.empty();
      }
      Path file = Files.createTempFile("rds-ca-bundle", ".pem");
      file.toFile().deleteOnExit();
      Files.copy(resource, file, StandardCopyOption.REPLACE_EXISTING);
      return Optional.of(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Unpacking the CA bundle", e);
    }
  }

  /**
   * Tells the driver how much to check.
   *
   * @throws StepFailedException when the server has to be checked and there is nothing to do it by
   */
  void apply(Properties properties, Login login) {
    boolean mysql = login.dialect() == Dialect.MYSQL;
    if (onThisMachine.test(login.address().host())) {
      properties.setProperty(mysql ? "sslMode" : "sslmode", mysql ? "PREFERRED" : "prefer");
      return;
    }
    Path authorities = bundle.get().filter(Files::isReadable).orElseThrow(() -> nothing(login));
    if (mysql) {
      properties.setProperty("sslMode", "VERIFY_IDENTITY");
      properties.setProperty("trustCertificateKeyStoreType", TrustStore.TYPE);
      properties.setProperty("trustCertificateKeyStorePassword", TrustStore.PASSWORD);
      properties.setProperty("trustCertificateKeyStoreUrl", store(authorities).toUri().toString());
      properties.setProperty("fallbackToSystemTrustStore", "false");
    } else {
      properties.setProperty("sslmode", "verify-full");
      properties.setProperty("sslrootcert", authorities.toString());
    }
  }

  /** Made once: it takes longer than a login. */
  private synchronized Path store(Path authorities) {
    Path made = store.orElseGet(() -> TrustStore.of(authorities));
    store = Optional.of(made);
    return made;
  }

  private StepFailedException nothing(Login login) {
    return new StepFailedException(
        StepError.NOT_ALLOWED,
        "The certificate of %s cannot be checked: %s. Run lambdas/ca-bundle, build the package again and deploy it"
            .formatted(
                login.address().host(),
                bundle
                    .get()
                    .map(file -> file + ", which RDS_CA_BUNDLE names, cannot be read")
                    .orElse("the package has no rds-ca-bundle.pem")));
  }
}
