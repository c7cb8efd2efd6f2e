package io.millrace.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.millrace.examples.EnrichedOrders.Enriched;
import io.millrace.examples.EnrichedOrders.Order;
import io.millrace.flow.Flow;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class EnrichedOrdersTest {

  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/country/",
        exchange -> {
          byte[] answer =
              exchange.getRequestURI().getPath().endsWith("ann") ? utf8("AT") : utf8("DE");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void enriched_orders_haveTheCountryOfTheirCustomer(TestPipeline pipeline) {
    Flow<Order> orders =
        Flow.of(pipeline.apply(Create.of(new Order(1, "ann"), new Order(2, "bob"))));

    Flow<Enriched> enriched =
        EnrichedOrders.enriched(
            orders, "http://localhost:%d/country/".formatted(server.getAddress().getPort()));

    PAssert.that(enriched.toPCollection())
        .containsInAnyOrder(new Enriched(1, "ann", "AT"), new Enriched(2, "bob", "DE"));
    pipeline.run();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }
}
