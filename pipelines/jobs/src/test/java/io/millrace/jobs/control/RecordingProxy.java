package io.millrace.jobs.control;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Hands everything on to a port of this machine, and keeps what was sent there. */
public final class RecordingProxy implements AutoCloseable {

  private final ServerSocket server;
  private final int target;
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  private RecordingProxy(ServerSocket server, int target) {
    this.server = server;
    this.target = target;
  }

  public static RecordingProxy to(int port) throws IOException {
    RecordingProxy proxy =
        new RecordingProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
    daemon(proxy::accept);
    return proxy;
  }

  /** {@code HOST:PORT}. */
  public String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** All bytes so far, each a character. */
  public String sent() {
    return sent.toString(ISO_8859_1);
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = server.accept();
      Socket there = new Socket(InetAddress.getLoopbackAddress(), target);
      daemon(() -> copy(client, there, sent));
      daemon(() -> copy(there, client, OutputStream.nullOutputStream()));
    }
  }

  private static void copy(Socket from, Socket to, OutputStream kept) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      byte[] bytes = new byte[8192];
      for (int n = in.read(bytes); n > 0; n = in.read(bytes)) {
        kept.write(bytes, 0, n);
        to.getOutputStream().write(bytes, 0, n);
      }
    }
  }

  private static void daemon(Loop loop) {
    Thread thread =
        new Thread(
            () -> {
              try {
                loop.run();
              } catch (IOException e) {
                // One of the two has gone.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private interface Loop {
    void run() throws IOException;
  }
}
