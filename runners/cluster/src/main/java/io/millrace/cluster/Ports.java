package io.millrace.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports of this machine that only this machine can reach. */
final class Ports {

  /** The address that all of the cluster listens on. */
  static final String HOST = "127.0.0.1";

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private Ports() {}

  /** Ports that are free now: nobody keeps them for us. */
  static List<Integer> free(int number) {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < number; i++) {
        sockets.add(listen(0));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("no port is free", e);
    } finally {
      sockets.forEach(Ports::close);
    }
  }

  /**
   * Checks that nothing listens on a port.
   *
   * @throws IllegalArgumentException if something does
   */
  static void checkFree(int port) {
    try {
      close(listen(port));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "port: %d is taken on %s; name another, or 0 for one that is free".formatted(port, HOST),
          e);
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getByAddress(LOOPBACK));
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
