package io.millrace.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What somebody without our programs does with a cluster. */
final class FlinkRestClient {

  private static final String BOUNDARY = "part-of-a-form";

  private static final Set<String> ENDED = Set.of("FINISHED", "FAILED", "CANCELED");

  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final String address;

  FlinkRestClient(String address) {
    this.address = address;
  }

  /** Uploads a jar; what Flink calls it. */
  String upload(Path jar) throws Exception {
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\"%s\"\r\n"
                .formatted(BOUNDARY, jar.getFileName())
            + "Content-Type: application/x-java-archive\r\n\r\n";
    BodyPublisher form =
        BodyPublishers.concat(
            BodyPublishers.ofString(head),
            BodyPublishers.ofFile(jar),
            BodyPublishers.ofString("\r\n--%s--\r\n".formatted(BOUNDARY)));
    JsonNode answer =
        send(
            request("/jars/upload")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(form));
    return Path.of(answer.path("filename").asText()).getFileName().toString();
  }

  /** Runs a program of an uploaded jar; the job's id. */
  String run(String jar, String main, List<String> arguments) throws Exception {
    String body =
        json.writeValueAsString(
            Map.of("entryClass", main, "parallelism", 2, "programArgsList", arguments));
    return send(request("/jars/%s/run".formatted(jar))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)))
        .path("jobid")
        .asText();
  }

  /** Waits for the end of a job; the state that it ended in. */
  String awaitEnd(String job) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(Patience.SECONDS);
    String state = state(job);
    while (!ENDED.contains(state)) {
      checkBefore(deadline, state);
      state = state(job);
    }
    return state;
  }

  /** Waits until the job of a client runs; its id. */
  String awaitRunning(Millrace client) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(Patience.SECONDS);
    while (true) {
      JsonNode jobs = send(request("/jobs"));
      for (JsonNode job : jobs.path("jobs")) {
        if (job.path("status").asText().equals("RUNNING")) {
          return job.path("id").asText();
        }
      }
      client.checkWaits();
      checkBefore(deadline, jobs.toString());
    }
  }

  /** Cancels all jobs that have not ended, and waits for their end. */
  void cancelAll() throws Exception {
    for (JsonNode job : send(request("/jobs")).path("jobs")) {
      if (!ENDED.contains(job.path("status").asText())) {
        String id = job.path("id").asText();
        client.send(
            request("/jobs/%s?mode=cancel".formatted(id))
                .method("PATCH", BodyPublishers.noBody())
                .build(),
            BodyHandlers.discarding());
        awaitEnd(id);
      }
    }
  }

  /** How many times Flink has restarted a job. */
  int restarts(String job) throws Exception {
    JsonNode exceptions = send(request("/jobs/%s/exceptions".formatted(job)));
    return exceptions.path("exceptionHistory").path("entries").size();
  }

  private String state(String job) throws Exception {
    return send(request("/jobs/" + job)).path("state").asText();
  }

  private static void checkBefore(long deadline, String seen) throws InterruptedException {
    if (System.nanoTime() > deadline) {
      throw new IllegalStateException("after %d s: %s".formatted(Patience.SECONDS, seen));
    }
    Thread.sleep(50);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://%s%s".formatted(address, path)));
  }

  private JsonNode send(HttpRequest.Builder request) throws Exception {
    String body = client.send(request.build(), BodyHandlers.ofString()).body();
    JsonNode answer = json.readTree(body);
    if (answer.has("errors")) {
      throw new IllegalStateException(answer.path("errors").toString());
    }
    return answer;
  }
}
