package io.millrace.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

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
    HALF_OPEN,
    /** The server ends all sessions, when it is told to by somebody else. */
    TERMINATED,
    /** Somebody else has a lock for longer than a statement may take. */
    TIMED_OUT,
    /** Somebody else waits for what a session has, and has what it waits for. */
    DEADLOCKED
  }

  /** What others do on the server while the data go on. */
  private static final Set<Fault> LASTING = EnumSet.of(Fault.TIMED_OUT, Fault.DEADLOCKED);

  private static final long STALL_MILLIS = 150;

  private final ServerSocket listener;
  private final int serverPort;
  private final Map<Integer, Fault> faults;
  private final Predicate<Fault> onServer;
  private volatile boolean armed;
  private final AtomicInteger pieces = new AtomicInteger();
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final Queue<Fault> happened = new ConcurrentLinkedQueue<>();
  private final Queue<Thread> others = new ConcurrentLinkedQueue<>();

  private FaultProxy(
      ServerSocket listener,
      int serverPort,
      Map<Integer, Fault> faults,
      Predicate<Fault> onServer) {
    this.listener = listener;
    this.serverPort = serverPort;
    this.faults = faults;
    this.onServer = onServer;
  }

  /**
   * Before a server on this machine, with faults by the numbers of the pieces.
   *
   * @param onServer makes a fault on the server, and tells whether it has hit a session
   */
  static FaultProxy before(int serverPort, Map<Integer, Fault> faults, Predicate<Fault> onServer) {
    try {
      ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      FaultProxy proxy = new FaultProxy(listener, serverPort, faults, onServer);
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

  /** The faults that there have been, when those on the server are over. */
  List<Fault> happened() throws InterruptedException {
    for (Thread other : others) {
      other.join();
    }
    return List.copyOf(happened);
  }

  private Thread start(String name, Runnable work) {
    Thread thread = new Thread(work, "fault proxy " + name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void happenOnServer(Fault fault) {
    if (onServer.test(fault)) {
      happened.add(fault);
    }
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
      if (fault == Fault.TERMINATED) {
        // While the data wait, so that there is a session.
        happenOnServer(fault);
        return;
      }
      if (LASTING.contains(fault)) {
        others.add(start("other", () -> happenOnServer(fault)));
        return;
      }
      happened.add(fault);
      switch (fault) {
        case CUT_ALL -> open.forEach(Connection::reset);
        case CUT_BEFORE -> reset();
        case STALL -> TimeUnit.MILLISECONDS.sleep(STALL_MILLIS);
        case HALF_OPEN -> halfOpen = true;
        default -> {} // CUT_BEHIND, when it has gone on
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
