package io.millrace.runner.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What Flink's REST interface tells of jobs that run; only asks, changes nothing.
 *
 * @see <a
 *     href="https://nightlies.apache.org/flink/flink-docs-release-1.19/docs/ops/rest_api/">Flink's
 *     documentation</a>
 */
final class JobRest {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI master;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  /**
   * The interface of a master.
   *
   * @param master {@code http://HOST:PORT}
   */
  JobRest(URI master) {
    this.master = master;
  }

  /** The jobs of the cluster: {@code jid}, {@code name}, {@code state}, {@code start-time} each. */
  JsonNode jobs() throws IOException {
    return get("/jobs/overview").path("jobs");
  }

  /** The vertices of a job, which run several operators each, by id: their names. */
  Map<String, String> vertices(String job) throws IOException {
    Map<String, String> vertices = new HashMap<>();
    for (JsonNode vertex : get("/jobs/" + job).path("vertices")) {
      vertices.put(vertex.path("id").asText(), vertex.path("name").asText());
    }
    return vertices;
  }

  /** The names of a vertex's metrics. */
  JsonNode metrics(String job, String vertex) throws IOException {
    return get("/jobs/%s/vertices/%s/subtasks/metrics".formatted(job, vertex));
  }

  /** A metric of a vertex, summed over its tasks; 0 if it is not there. */
  long sum(String job, String vertex, String metric) throws IOException {
    JsonNode sums =
        get(
            "/jobs/%s/vertices/%s/subtasks/metrics?agg=sum&get=%s"
                .formatted(job, vertex, URLEncoder.encode(metric, UTF_8)));
    return Math.round(sums.path(0).path("sum").asDouble());
  }

  /** An accumulator of a job as Java's serialisation has it; nothing if it is not there. */
  byte[] accumulator(String job, String name) throws IOException {
    JsonNode value =
        get("/jobs/%s/accumulators?includeSerializedValue=true".formatted(job))
            .path("serialized-user-task-accumulators")
            .path(name);
    return value.isMissingNode() ? new byte[0] : value.binaryValue();
  }

  private JsonNode get(String path) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(master + path)).timeout(TIMEOUT).build();
    try {
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new IOException("%s%s: HTTP %d".formatted(master, path, response.statusCode()));
      }
      return JSON.readTree(response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }
}
