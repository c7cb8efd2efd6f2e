package io.millrace.runner.flink;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.cluster.rest.FlinkRest;
import io.millrace.cluster.rest.MasterAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a cluster tells of jobs that run. */
final class JobRest {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final Set<String> GOES_ON = Set.of("CREATED", "RUNNING", "RESTARTING");

  private final FlinkRest rest;

  JobRest(MasterAddress master) {
    this.rest = new FlinkRest(master, TIMEOUT);
  }

  /** Host and port. */
  String address() {
    return rest.master().toString();
  }

  /** The jobs of the cluster: {@code jid}, {@code name}, {@code state}, {@code start-time} each. */
  JsonNode jobs() throws IOException {
    return rest.get("/jobs/overview").path("jobs");
  }

  /**
   * How a job is.
   *
   * @param state what Flink calls it: {@code RUNNING}, {@code RESTARTING} and so on
   * @param vertices the ids of its vertices, each a part of it that runs in the same tasks
   * @param withoutSlot how many of its tasks could run, and have no slot
   */
  record Condition(String state, List<String> vertices, int withoutSlot) {}

  /** How a job is. */
  Condition condition(String job) throws IOException {
    JsonNode answer = rest.get("/jobs/" + job);
    List<String> ids = new ArrayList<>();
    int withoutSlot = 0;
    for (JsonNode vertex : answer.path("vertices")) {
      ids.add(vertex.path("id").asText());
      withoutSlot += vertex.path("tasks").path("SCHEDULED").asInt();
    }
    return new Condition(answer.path("state").asText(), ids, withoutSlot);
  }

  /** The names of a vertex's metrics that begin so. */
  List<String> metrics(String job, String vertex, String prefix) throws IOException {
    List<String> names = new ArrayList<>();
    for (JsonNode metric : rest.get(metricsOf(job, vertex))) {
      String name = metric.path("id").asText();
      if (name.startsWith(prefix)) {
        names.add(name);
      }
    }
    return names;
  }

  /** Metrics of a vertex by name, each summed over its tasks; without those that are not there. */
  Map<String, Long> sums(String job, String vertex, List<String> names) throws IOException {
    Map<String, Long> sums = new HashMap<>();
    String path = metricsOf(job, vertex) + "?agg=sum&get=" + String.join(",", names);
    for (JsonNode metric : rest.get(path)) {
      sums.put(metric.path("id").asText(), Math.round(metric.path("sum").asDouble()));
    }
    return sums;
  }

  private static String metricsOf(String job, String vertex) {
    return "/jobs/%s/vertices/%s/subtasks/metrics".formatted(job, vertex);
  }

  /** A failure of a job: when, and its stack trace. */
  record Failure(long millis, String stackTrace) {}

  /** What a job has failed with, oldest first, as far as the cluster remembers it. */
  List<Failure> failures(String job) throws IOException {
    List<Failure> failures = new ArrayList<>();
    for (JsonNode entry :
        rest.get("/jobs/%s/exceptions".formatted(job)).path("exceptionHistory").path("entries")) {
      failures.add(
          0, new Failure(entry.path("timestamp").asLong(), entry.path("stacktrace").asText()));
    }
    return failures;
  }

  /** Whether a job runs, or is about to. */
  boolean goesOn(String job) throws IOException {
    return GOES_ON.contains(rest.get("/jobs/%s/status".formatted(job)).path("status").asText());
  }

  /** An accumulator of a job as Java's serialisation has it; nothing if it is not there. */
  byte[] accumulator(String job, String name) throws IOException {
    JsonNode value =
        rest.get("/jobs/%s/accumulators?includeSerializedValue=true".formatted(job))
            .path("serialized-user-task-accumulators")
            .path(name);
    return value.isMissingNode() ? new byte[0] : value.binaryValue();
  }
}
