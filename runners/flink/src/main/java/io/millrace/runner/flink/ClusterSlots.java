package io.millrace.runner.flink;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.cluster.rest.FlinkRest;
import io.millrace.cluster.rest.MasterAddress;
import io.millrace.cluster.rest.RestStatusException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks a cluster how many slots it has, and so whether it is there. */
final class ClusterSlots {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long ASK_AGAIN_MILLIS = 100;

  private ClusterSlots() {}

  /**
   * All of them, free or not.
   *
   * @throws IllegalArgumentException if no Flink cluster answers, or has no slots
   */
  static int of(MasterAddress master) {
    try {
      int slots = overview(new FlinkRest(master, PATIENCE)).path("slots-total").asInt(-1);
      if (slots < 0) {
        throw absent(master, "it is no REST interface of Flink");
      }
      if (slots == 0) {
        throw new IllegalArgumentException(
            "--flinkMaster=%s: the cluster has no slots; start a TaskManager".formatted(master));
      }
      return slots;
    } catch (ConnectException e) {
      throw absent(master, "nothing listens there");
    } catch (HttpTimeoutException e) {
      throw absent(master, "no answer in %d s".formatted(PATIENCE.toSeconds()));
    } catch (InterruptedIOException e) {
      throw absent(master, "interrupted");
    } catch (IOException e) {
      throw absent(master, "it is no REST interface of Flink");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw absent(master, "interrupted");
    }
  }

  private static JsonNode overview(FlinkRest rest) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return rest.get("/overview");
      } catch (RestStatusException e) {
        if (!e.isForNow() || System.nanoTime() > deadline) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(ASK_AGAIN_MILLIS);
      }
    }
  }

  private static IllegalArgumentException absent(MasterAddress master, String why) {
    return new IllegalArgumentException(
        "--flinkMaster=%s: no Flink cluster (%s); name the REST address of one, or start one by"
                .formatted(master, why)
            + " scripts/flink-cluster start");
  }
}
