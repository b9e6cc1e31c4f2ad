package io.dbrefresh.lambdas.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;

/** A PEM file of certificates as a key store, which is what Connector/J reads. */
final class TrustStore {
  static final String TYPE = "PKCS12";

  /** It guards nothing: the certificates are public. */
  static final String PASSWORD = "certificates";

  private TrustStore() {}

  /** A key store with the certificates of {@code pem}, in a file that ends with this process. */
  static Path of(Path pem) {
    try (InputStream in = Files.newInputStream(pem)) {
      KeyStore store = KeyStore.getInstance(TYPE);
      store.load(null, PASSWORD.toCharArray());
      int number = 0;
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("authority-" + number++, each);
      }
      Path file = Files.createTempFile("rds-ca-bundle", ".p12");
      file.toFile().deleteOnExit();
      try (OutputStream out = Files.newOutputStream(file)) {
        store.store(out, PASSWORD.toCharArray());
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("Reading the certificates in " + pem, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("There are no certificates in " + pem, e);
    }
  }
}
