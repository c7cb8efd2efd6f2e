package io.millrace.examples;

import static java.time.Duration.ofSeconds;

import io.millrace.files.CsvFiles;
import io.millrace.files.JsonLines;
import io.millrace.flow.Flow;
import io.millrace.flow.options.Async;
import io.millrace.runner.Program;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;

/** Asks a web service for each order's country, sixteen requests at a time. */
public final class EnrichedOrders {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private EnrichedOrders() {}

  record Order(long id, String customer) {}

  record Enriched(long id, String customer, String country) {}

  /** What the program can be asked for. */
  public interface Options extends PipelineOptions {

    @Description("CSV files with the columns id and customer.")
    @Validation.Required
    String getOrders();

    void setOrders(String pattern);

    @Description("A URL that answers with the country where a customer is added to it.")
    @Validation.Required
    String getService();

    void setService(String url);

    @Description("How the files with the results begin.")
    @Default.String("target/enriched")
    String getEnriched();

    void setEnriched(String prefix);
  }

  /** Reads, asks, writes. */
  public static void main(String[] arguments) throws Exception {
    Program.run(
        arguments,
        Options.class,
        (pipeline, options) ->
            enriched(
                    Flow.from(pipeline, CsvFiles.read(Order.class, options.getOrders())),
                    options.getService())
                .into(JsonLines.write(options.getEnriched(), Enriched.class)));
  }

  /** Each order with its country; a request that takes five seconds fails the job. */
  static Flow<Enriched> enriched(Flow<Order> orders, String service) {
    return orders.mapAsync(
        Enriched.class,
        Async.inFlight(16).timeout(ofSeconds(5)).unordered(),
        order -> new Enriched(order.id(), order.customer(), country(service + order.customer())));
  }

  private static String country(String url) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("%s answers %d".formatted(url, answer.statusCode()));
    }
    return answer.body();
  }
}
