package io.millrace.benchmarks.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** What a cluster tells of its jobs. */
final class FlinkJobs {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final String address;

  /**
   * The jobs of a cluster.
   *
   * @param address {@code HOST:PORT}
   */
  FlinkJobs(String address) {
    this.address = address;
  }

  /** The id of a job that runs. */
  Optional<String> running() throws IOException, InterruptedException {
    for (JsonNode job : get("/jobs").path("jobs")) {
      if (job.path("status").asText().equals("RUNNING")) {
        return Optional.of(job.path("id").asText());
      }
    }
    return Optional.empty();
  }

  /** Whether it runs, restarts or is about to. */
  boolean isAtWork(String job) throws IOException, InterruptedException {
    String state = get("/jobs/" + job).path("state").asText();
    return !state.equals("FINISHED") && !state.equals("FAILED") && !state.equals("CANCELED");
  }

  /** How long it took, or has taken so far. */
  Duration duration(String job) throws IOException, InterruptedException {
    return Duration.ofMillis(get("/jobs/" + job).path("duration").asLong());
  }

  /** How many times tasks of it have failed. */
  int failures(String job) throws IOException, InterruptedException {
    return get("/jobs/%s/exceptions".formatted(job))
        .path("exceptionHistory")
        .path("entries")
        .size();
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://%s%s".formatted(address, path));
    HttpResponse<byte[]> response =
        client.send(
            HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException("%s: HTTP %d".formatted(uri, response.statusCode()));
    }
    return JSON.readTree(response.body());
  }
}
