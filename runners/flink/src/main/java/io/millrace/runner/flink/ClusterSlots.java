package io.millrace.runner.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks a cluster how many slots it has, and so whether it is there. */
final class ClusterSlots {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long ASK_AGAIN_MILLIS = 100;

  /** What a JobManager that has just come up answers, until it leads. */
  private static final int NOT_YET = 503;

  private ClusterSlots() {}

  /**
   * All of them, free or not.
   *
   * @throws IllegalArgumentException if no Flink cluster answers, or has no slots
   */
  static int of(FlinkMaster master) {
    try {
      int slots = overview(master).path("slots-total").asInt(-1);
      if (slots < 0) {
        throw absent(master, "it is no REST interface of Flink");
      }
      if (slots == 0) {
        throw new IllegalArgumentException(
            "--flinkMaster=%s: the cluster has no slots; start a TaskManager"
                .formatted(master.text()));
      }
      return slots;
    } catch (ConnectException e) {
      throw absent(master, "nothing listens there");
    } catch (HttpTimeoutException e) {
      throw absent(master, "no answer in %d s".formatted(PATIENCE.toSeconds()));
    } catch (IOException e) {
      throw absent(master, "it is no REST interface of Flink");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw absent(master, "interrupted");
    }
  }

  private static JsonNode overview(FlinkMaster master) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    URI uri = URI.create("http://%s/overview".formatted(master.address()));
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
    HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (response.statusCode() == NOT_YET && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(ASK_AGAIN_MILLIS);
      response = client.send(request, BodyHandlers.ofByteArray());
    }
    return new ObjectMapper().readTree(response.body());
  }

  private static IllegalArgumentException absent(FlinkMaster master, String why) {
    return new IllegalArgumentException(
        "--flinkMaster=%s: no Flink cluster (%s); name the REST address of one, or start one by"
                .formatted(master.text(), why)
            + " scripts/flink-cluster start");
  }
}
