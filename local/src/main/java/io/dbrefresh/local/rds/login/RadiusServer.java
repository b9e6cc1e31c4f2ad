package io.dbrefresh.local.rds.login;

import io.dbrefresh.local.rds.server.TokenDoor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Answers PostgreSQL when somebody logs in with a token. RDS asks IAM through PAM; the server
 * programs here know RADIUS (RFC 2865), which does the same. Listens on this machine only.
 */
public final class RadiusServer implements AutoCloseable {
  private static final int LONGEST_PACKET = 4096;

  private final DatagramSocket socket;
  private final String secret;
  private volatile Gate gate = (volume, user, token) -> false;

  private RadiusServer(DatagramSocket socket, String secret) {
    this.socket = socket;
    this.secret = secret;
  }

  /** Opens it at any port; it refuses all until it is told {@linkplain #ask whom to ask}. */
  public static RadiusServer open() {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    try {
      DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
      RadiusServer server = new RadiusServer(socket, HexFormat.of().formatHex(random));
      Thread thread = new Thread(server::answerAll, "token-logins");
      thread.setDaemon(true);
      thread.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen for logins with tokens", e);
    }
  }

  /** What servers need to ask here. */
  public TokenDoor door() {
    return new TokenDoor(socket.getLocalPort(), secret);
  }

  /** Has {@code decides} decide from now on. */
  public void ask(Gate decides) {
    gate = decides;
  }

  private void answerAll() {
    while (!socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(new byte[LONGEST_PACKET], LONGEST_PACKET);
      try {
        socket.receive(packet);
        byte[] answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()));
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      } catch (IOException | RuntimeException unanswered) {
        continue; // the server that asked refuses the login; when this is closed, so it ends
      }
    }
  }

  private byte[] answer(byte[] packet) {
    RadiusRequest request = RadiusRequest.read(packet, secret);
    boolean admitted = gate.admits(request.identifier(), request.user(), request.password());
    return request.answer(admitted, secret);
  }

  @Override
  public void close() {
    socket.close();
  }
}
