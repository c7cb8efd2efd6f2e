package io.millrace.cluster.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Asks Flink's REST interface; changes nothing.
 *
 * @see <a
 *     href="https://nightlies.apache.org/flink/flink-docs-release-1.19/docs/ops/rest_api/">Flink's
 *     documentation</a>
 */
public final class FlinkRest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final MasterAddress master;
  private final Duration patience;
  private final HttpClient client;

  /**
   * The interface of a master; nothing is asked yet.
   *
   * @param patience how long it may take to connect, and to answer
   */
  public FlinkRest(MasterAddress master, Duration patience) {
    this.master = master;
    this.patience = patience;
    this.client = HttpClient.newBuilder().connectTimeout(patience).build();
  }

  /** Where it is. */
  public MasterAddress master() {
    return master;
  }

  /**
   * An answer.
   *
   * @param path from the root, as {@code /jobs/overview}
   * @throws RestStatusException if it answers with another status than 200
   * @throws java.net.ConnectException if nobody listens
   * @throws java.net.http.HttpTimeoutException if patience ends
   * @throws InterruptedIOException if the thread is interrupted, and stays so
   * @throws IOException if the connection is lost, or the answer is not JSON
   */
  public JsonNode get(String path) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(master.uri(path)).timeout(patience).build();
    try {
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new RestStatusException(request.uri(), response.statusCode());
      }
      return JSON.readTree(response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }
}
