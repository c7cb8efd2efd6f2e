package io.millrace.jobs.control;

import static java.util.stream.Collectors.joining;

import io.millrace.jobs.Patience;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Flink's REST tells about a job that runs, and about its cluster. */
public final class RestAnswers {

  private static final List<String> OF_CLUSTER =
      List.of(
          "/config",
          "/overview",
          "/jobs",
          "/jobs/overview",
          "/jobmanager/config",
          "/jobmanager/environment",
          "/jobmanager/metrics",
          "/jobmanager/logs",
          "/jobmanager/log",
          "/jobmanager/stdout",
          "/jobmanager/thread-dump",
          "/jars",
          "/taskmanagers");

  private static final List<String> OF_TASK_MANAGER =
      List.of("", "/logs", "/log", "/stdout", "/metrics", "/thread-dump");

  private static final List<String> OF_JOB =
      List.of(
          "",
          "/config",
          "/plan",
          "/accumulators?includeSerializedValue=true",
          "/exceptions",
          "/checkpoints",
          "/checkpoints/config",
          "/metrics",
          "/execution-result",
          "/status",
          "/jobmanager/config",
          "/jobmanager/environment",
          "/vertices/metrics");

  private static final List<String> OF_VERTEX =
      List.of(
          "",
          "/accumulators",
          "/backpressure",
          "/metrics",
          "/subtasks/accumulators",
          "/subtasks/metrics",
          "/subtasktimes",
          "/taskmanagers",
          "/watermarks");

  private final HttpClient http = HttpClient.newHttpClient();
  private final String root;

  private RestAnswers(String address) {
    root = "http://" + address;
  }

  /**
   * All answers, by what was asked; those to questions that the cluster does not know are left out.
   *
   * @param address {@code HOST:PORT}
   */
  public static Map<String, String> of(String address, String job)
      throws IOException, InterruptedException {
    return new RestAnswers(address).of(job);
  }

  private Map<String, String> of(String job) throws IOException, InterruptedException {
    String vertices = get("/jobs/" + job).body();
    String taskManagers = get("/taskmanagers").body();
    List<String> questions =
        Stream.of(
                OF_CLUSTER.stream(),
                OF_JOB.stream().map(question -> "/jobs/" + job + question),
                ids(vertices, "\"id\":\"([0-9a-f]{32})\"")
                    .flatMap(
                        id -> OF_VERTEX.stream().map(q -> "/jobs/" + job + "/vertices/" + id + q)),
                ids(taskManagers, "\"id\":\"([^\"]+)\"")
                    .flatMap(id -> OF_TASK_MANAGER.stream().map(q -> "/taskmanagers/" + id + q)))
            .flatMap(stream -> stream)
            .toList();
    Map<String, String> answers = new LinkedHashMap<>();
    for (String question : questions) {
      HttpResponse<String> answer = get(question);
      if (answer.statusCode() == 200) {
        answers.put(question, answer.body());
      }
    }
    return answers;
  }

  private static Stream<String> ids(String json, String pattern) {
    return Pattern.compile(pattern).matcher(json).results().map(id -> id.group(1)).distinct();
  }

  /** The id of the only job, once it runs. */
  public static String awaitRunning(String address) throws InterruptedException {
    return await(address, "/jobs", "\"id\":\"([0-9a-f]{32})\",\"status\":\"RUNNING\"").group(1);
  }

  /** Asks until the answer is as wanted. */
  static MatchResult await(String address, String question, String pattern)
      throws InterruptedException {
    RestAnswers rest = new RestAnswers(address);
    for (long end = System.nanoTime() + Duration.ofSeconds(Patience.SECONDS).toNanos();
        System.nanoTime() < end; ) {
      try {
        Matcher wanted = Pattern.compile(pattern).matcher(rest.get(question).body());
        if (wanted.find()) {
          return wanted;
        }
      } catch (IOException e) {
        // Not up yet.
      }
      Thread.sleep(50);
    }
    throw new IllegalStateException("not in time on " + address + question + ": " + pattern);
  }

  private HttpResponse<String> get(String question) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(root + question))
            .timeout(Duration.ofSeconds(Patience.SECONDS))
            .build(),
        BodyHandlers.ofString());
  }

  /** All answers as one text. */
  public static String text(Map<String, String> answers) {
    return answers.entrySet().stream()
        .map(answer -> answer.getKey() + "\n" + answer.getValue())
        .collect(joining("\n"));
  }
}
