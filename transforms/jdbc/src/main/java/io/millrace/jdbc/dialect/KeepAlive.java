package io.millrace.jdbc.dialect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketOption;
import java.util.Map;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/**
 * Makes sockets that ask the other side, when nothing has come for a minute, whether it is still
 * there, and break when it has not answered for another: the system itself would wait two hours.
 *
 * <p>A statement may take any time meanwhile, as it is the other side's system that answers.
 */
public final class KeepAlive extends SocketFactory {

  public static final int IDLE_SECONDS = 60;
  public static final int INTERVAL_SECONDS = 10;
  public static final int COUNT = 6;

  /** Whether a driver finds this class; not where it is in a class loader above. */
  public static boolean isFoundBy(String driver) {
    try {
      ClassLoader loader =
          Class.forName(driver, false, KeepAlive.class.getClassLoader()).getClassLoader();
      return Class.forName(KeepAlive.class.getName(), false, loader) == KeepAlive.class;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  @Override
  public Socket createSocket() throws IOException {
    Socket socket = new Socket();
    Map.of(
            ExtendedSocketOptions.TCP_KEEPIDLE, IDLE_SECONDS,
            ExtendedSocketOptions.TCP_KEEPINTERVAL, INTERVAL_SECONDS,
            ExtendedSocketOptions.TCP_KEEPCOUNT, COUNT)
        .forEach(
            (option, value) -> {
              if (socket.supportedOptions().contains(option)) {
                set(socket, option, value);
              }
            });
    return socket;
  }

  private static void set(Socket socket, SocketOption<Integer> option, int value) {
    try {
      socket.setOption(option, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(null, new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(null, new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(
        new InetSocketAddress(localHost, localPort), new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(
        new InetSocketAddress(localHost, localPort), new InetSocketAddress(host, port));
  }

  private Socket connected(InetSocketAddress from, InetSocketAddress to) throws IOException {
    Socket socket = createSocket();
    try {
      socket.bind(from);
      socket.connect(to);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
