package io.dbrefresh.launcher.region;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The servers of a local region that another process serves. */
final class RemoteServers implements Servers {
  private static final int BAD_REQUEST = 400;

  private final URI endpoint;

  RemoteServers(URI endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public void ensureRunning(String identifier) {
    put("running", identifier);
  }

  @Override
  public void ensureSample(String identifier) {
    put("sample", identifier);
  }

  @Override
  public void cut(String region) {
    put("cut", region);
  }

  @Override
  public void mend(String region) {
    put("mend", region);
  }

  private void put(String action, String identifier) {
    String name = URLEncoder.encode(identifier, StandardCharsets.UTF_8);
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              endpoint.resolve("/.dbrefresh/" + action + "/" + name).toURL().openConnection();
      connection.setRequestMethod("PUT");
      if (connection.getResponseCode() >= BAD_REQUEST) {
        throw new IllegalStateException(said(connection));
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(
          "The process that serves the local region at " + endpoint + " does not answer", gone);
    }
  }

  private static String said(HttpURLConnection connection) throws IOException {
    try (InputStream message = connection.getErrorStream()) {
      return message == null
          ? "The local region answers " + connection.getResponseCode()
          : new String(message.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
