package io.millrace.cluster;

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
import java.util.Set;
import java.util.TreeSet;

/** What a JobManager tells over REST. */
final class ClusterRest {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final ObjectMapper json = new ObjectMapper();
  private final String address;

  ClusterRest(String address) {
    this.address = address;
  }

  /**
   * What runs.
   *
   * @param taskManagers their ids
   */
  record Overview(Set<String> taskManagers, int slots, int freeSlots, int runningJobs) {

    static final Overview NOTHING = new Overview(Set.of(), 0, 0, 0);
  }

  /** The overview; none where the JobManager does not answer, or not yet. */
  Optional<Overview> overview() {
    try {
      JsonNode overview = get("/overview");
      Set<String> taskManagers = new TreeSet<>();
      get("/taskmanagers")
          .path("taskmanagers")
          .forEach(taskManager -> taskManagers.add(taskManager.path("id").asText()));
      return Optional.of(
          new Overview(
              taskManagers,
              overview.path("slots-total").asInt(),
              overview.path("slots-available").asInt(),
              overview.path("jobs-running").asInt()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + address + path)).timeout(PATIENCE).build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("%s: %d".formatted(path, response.statusCode()));
    }
    return json.readTree(response.body());
  }
}
