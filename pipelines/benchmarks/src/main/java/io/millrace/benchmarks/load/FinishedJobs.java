package io.millrace.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.cluster.rest.FlinkRest;
import io.millrace.cluster.rest.MasterAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.StreamSupport;

/** What Flink's REST interface tells of the jobs of a cluster that have ended. */
final class FinishedJobs {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private FinishedJobs() {}

  /**
   * The seconds from the submission of the last job to its end.
   *
   * @throws IllegalStateException if none has finished
   */
  static double secondsOfLast(MasterAddress master) throws IOException {
    JsonNode jobs = new FlinkRest(master, PATIENCE).get("/jobs/overview").path("jobs");
    return StreamSupport.stream(jobs.spliterator(), false)
        .filter(job -> job.path("state").asText().equals("FINISHED"))
        .max(Comparator.comparingLong((JsonNode job) -> job.path("start-time").asLong()))
        .map(job -> job.path("duration").asLong() / 1e3)
        .orElseThrow(() -> new IllegalStateException("no job has finished: " + jobs));
  }
}
