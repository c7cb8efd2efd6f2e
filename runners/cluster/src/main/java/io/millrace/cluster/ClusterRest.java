package io.millrace.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.cluster.rest.FlinkRest;
import io.millrace.cluster.rest.MasterAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a JobManager tells of its cluster. */
final class ClusterRest {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final FlinkRest rest;

  ClusterRest(MasterAddress master) {
    this.rest = new FlinkRest(master, PATIENCE);
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
      JsonNode overview = rest.get("/overview");
      Set<String> taskManagers = new TreeSet<>();
      rest.get("/taskmanagers")
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
    }
  }
}
