package io.millrace.benchmarks.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.cluster.rest.FlinkRest;
import io.millrace.cluster.rest.MasterAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** What a cluster tells of its jobs. */
final class FlinkJobs {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final FlinkRest rest;

  FlinkJobs(MasterAddress master) {
    this.rest = new FlinkRest(master, PATIENCE);
  }

  /** The id of a job that runs. */
  Optional<String> running() throws IOException {
    for (JsonNode job : rest.get("/jobs").path("jobs")) {
      if (job.path("status").asText().equals("RUNNING")) {
        return Optional.of(job.path("id").asText());
      }
    }
    return Optional.empty();
  }

  /** Whether it runs, restarts or is about to. */
  boolean isAtWork(String job) throws IOException {
    String state = rest.get("/jobs/" + job).path("state").asText();
    return !state.equals("FINISHED") && !state.equals("FAILED") && !state.equals("CANCELED");
  }

  /** How long it took, or has taken so far. */
  Duration duration(String job) throws IOException {
    return Duration.ofMillis(rest.get("/jobs/" + job).path("duration").asLong());
  }

  /** How many times tasks of it have failed. */
  int failures(String job) throws IOException {
    return rest.get("/jobs/%s/exceptions".formatted(job))
        .path("exceptionHistory")
        .path("entries")
        .size();
  }
}
