package io.millrace.runner.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that answers everything with one text. */
final class FakeRest implements AutoCloseable {

  private final HttpServer server;

  private FakeRest(HttpServer server) {
    this.server = server;
  }

  static FakeRest answering(String text) throws IOException {
    return electing(0, text);
  }

  /** The same, after a number of answers that there is no leader yet. */
  static FakeRest electing(int times, String text) throws IOException {
    AtomicInteger left = new AtomicInteger(times);
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(anyPort, 0);
    server.createContext(
        "/",
        exchange -> {
          boolean leads = left.getAndDecrement() <= 0;
          byte[] body = (leads ? text : "an ongoing leader election").getBytes(UTF_8);
          exchange.sendResponseHeaders(leads ? 200 : 503, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return new FakeRest(server);
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
