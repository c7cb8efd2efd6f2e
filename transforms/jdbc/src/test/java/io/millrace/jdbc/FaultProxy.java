package io.millrace.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network between a client and a server on this machine, that breaks where it is told to.
 *
 * <p>Its clock is the traffic: each piece of data that goes through, in either direction, has the
 * next number, counted from {@link #arm} on, and a fault happens when its number comes.
 */
final class FaultProxy implements AutoCloseable {

  /** What happens to the connection that a piece of data comes through. */
  enum Fault {
    /** It is reset, with all others that are open. */
    CUT_ALL,
    /** It is reset, after the data has gone on: what was committed was committed. */
    CUT_BEHIND,
    /** It is reset, and the data is lost. */
    CUT_BEFORE,
    /** Nothing comes or goes for a while. */
    STALL,
    /** Nothing comes or goes for ever, and neither side is told. */
    HALF_OPEN
  }

  private static final long STALL_MILLIS = 150;

  private final ServerSocket listener;
  private final int serverPort;
  private final Map<Integer, Fault> faults;
  private volatile boolean armed;
  private final AtomicInteger pieces = new AtomicInteger();
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final Set<Fault> happened = ConcurrentHashMap.newKeySet();

  private FaultProxy(ServerSocket listener, int serverPort, Map<Integer, Fault> faults) {
    this.listener = listener;
    this.serverPort = serverPort;
    this.faults = faults;
  }

  /** Before a server on this machine, with faults by the numbers of the pieces. */
  static FaultProxy before(int serverPort, Map<Integer, Fault> faults) {
    try {
      ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      FaultProxy proxy = new FaultProxy(listener, serverPort, faults);
      proxy.start("accept", proxy::acceptAll);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on things break. */
  void arm() {
    armed = true;
  }

  int port() {
    return listener.getLocalPort();
  }

  /** The faults that there have been. */
  Set<Fault> happened() {
    return happened;
  }

  private void start(String name, Runnable work) {
    Thread thread = new Thread(work, "fault proxy " + name);
    thread.setDaemon(true);
    thread.start();
  }

  private void acceptAll() {
    try {
      while (true) {
        Socket client = listener.accept();
        Connection connection =
            new Connection(client, new Socket(InetAddress.getLoopbackAddress(), serverPort));
        open.add(connection);
        start("up", () -> connection.forward(connection.client, connection.server));
        start("down", () -> connection.forward(connection.server, connection.client));
      }
    } catch (IOException e) {
      // closed
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open.forEach(Connection::reset);
  }

  private final class Connection {

    private final Socket client;
    private final Socket server;
    private volatile boolean halfOpen;

    Connection(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void forward(Socket from, Socket to) {
      byte[] piece = new byte[64 << 10];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
          Fault fault = armed ? faults.get(pieces.incrementAndGet()) : null;
          before(fault);
          if (!halfOpen) {
            out.write(piece, 0, length);
          }
          if (fault == Fault.CUT_BEHIND) {
            // Long enough for the server to act on it before it notices that nobody listens.
            TimeUnit.MILLISECONDS.sleep(20);
            reset();
          }
        }
        if (!halfOpen) {
          reset();
        }
      } catch (IOException | InterruptedException e) {
        reset();
      }
    }

    private void before(Fault fault) throws InterruptedException {
      if (fault == null) {
        return;
      }
      happened.add(fault);
      switch (fault) {
        case CUT_ALL -> open.forEach(Connection::reset);
        case CUT_BEFORE -> reset();
        case STALL -> TimeUnit.MILLISECONDS.sleep(STALL_MILLIS);
        case HALF_OPEN -> halfOpen = true;
        case CUT_BEHIND -> {}
      }
    }

    void reset() {
      open.remove(this);
      reset(client);
      reset(server);
    }

    private static void reset(Socket socket) {
      try {
        socket.setSoLinger(true, 0);
        socket.close();
      } catch (SocketException e) {
        // closed by the other direction
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
