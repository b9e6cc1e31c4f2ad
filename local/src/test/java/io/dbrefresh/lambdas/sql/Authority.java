package io.dbrefresh.lambdas.sql;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A certificate authority of a test, made with the JDK's keytool. */
final class Authority {
  private static final String PASSWORD = "changeit";

  private final Path folder;
  private final String name;
  private int issued;

  Authority(Path folder, String name) {
    this(folder, name, "-startdate -1d");
  }

  /** Its certificate is valid for two days from {@code start}, an option of keytool. */
  Authority(Path folder, String name, String start) {
    this.folder = folder;
    this.name = name;
    keytool(
        "-genkeypair -keyalg RSA -keysize 2048 -validity 2 %s -ext bc:c -dname CN=%s"
            .formatted(start, name),
        name);
    keytool("-exportcert -rfc -file " + certificate(), name);
  }

  /** The authority's own certificate. */
  Path certificate() {
    return folder.resolve(name + ".pem");
  }

  /**
   * Issues a certificate for {@code host}: {@code server.crt} and {@code server.key} in a folder.
   */
  void issue(String host, Path certificate, Path key) throws IOException {
    String server = "server" + ++issued;
    keytool("-genkeypair -keyalg RSA -keysize 2048 -validity 2 -dname CN=server", server);
    Path request = folder.resolve("server.csr");
    keytool("-certreq -file " + request, server);
    keytool(
        "-gencert -rfc -validity 2 -ext san=dns:%s -infile %s -outfile %s"
            .formatted(host, request, certificate),
        name);
    Files.writeString(key, privateKey(server));
  }

  private String privateKey(String server) throws IOException {
    try (InputStream in = new FileInputStream(store().toFile())) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      byte[] bytes = keys.getKey(server, PASSWORD.toCharArray()).getEncoded();
      return "-----BEGIN PRIVATE KEY-----\n"
          + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
          + "\n-----END PRIVATE KEY-----\n";
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private Path store() {
    return folder.resolve(name + ".p12");
  }

  private void keytool(String arguments, String alias) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(Arrays.asList(arguments.split(" ")));
    command.addAll(
        List.of("-alias", alias, "-keystore", store().toString(), "-storepass", PASSWORD));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      byte[] said = process.getInputStream().readAllBytes();
      if (process.waitFor() != 0) {
        throw new AssertionError(new String(said, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
