package io.millrace.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Comparator;
import java.util.stream.StreamSupport;

/** What Flink's REST interface tells of the jobs of a cluster that have ended. */
final class FinishedJobs {

  private FinishedJobs() {}

  /**
   * The seconds from the submission of the last job to its end.
   *
   * @throws IllegalStateException if none has finished
   */
  static double secondsOfLast(String address) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://%s/jobs/overview".formatted(address))).build();
    String answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    return StreamSupport.stream(
            new ObjectMapper().readTree(answer).path("jobs").spliterator(), false)
        .filter(job -> job.path("state").asText().equals("FINISHED"))
        .max(Comparator.comparingLong((JsonNode job) -> job.path("start-time").asLong()))
        .map(job -> job.path("duration").asLong() / 1e3)
        .orElseThrow(() -> new IllegalStateException("no job has finished: " + answer));
  }
}
