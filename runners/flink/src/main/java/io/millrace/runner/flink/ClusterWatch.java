package io.millrace.runner.flink;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.flow.live.Board;
import io.millrace.flow.live.StageCounts;
import io.millrace.runner.watch.StageCounters;
import io.millrace.runner.watch.Watch;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.beam.runners.core.metrics.MetricsContainerStepMap;
import org.apache.beam.runners.flink.metrics.FlinkMetricContainer;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.flink.util.FlinkException;
import org.apache.flink.util.OptionalFailure;
import org.apache.flink.util.SerializedValue;

/**
 * Looks at a job on a Flink cluster, once a second.
 *
 * <p>What moves there while a batch job runs, and how late it is:
 *
 * <ul>
 *   <li>How many splits the sources have given out: a metric of Flink's own, fetched by the master
 *       every {@code metrics.fetcher.update-interval}, by default ten seconds.
 *   <li>The rows read, which a source tells when its worker comes for the next split, and what a
 *       stage has counted when its worker ends: an accumulator, sent to the master with every
 *       {@code heartbeat.interval}, by default ten seconds.
 * </ul>
 *
 * <p>The master answers from what it has looked up within {@code web.refresh-interval}, by default
 * three seconds. A cluster where all three are a second is watched as of a second or two ago.
 */
final class ClusterWatch implements Watch {

  private static final Pattern ADDRESS = Pattern.compile("(?:https?://)?[^\\[\\]/\\s]+:\\d+");
  private static final String SPLITS_DONE = "numSplitsProcessed";
  private static final long PERIOD_NANOS = 1_000_000_000;

  private final JobRest rest;
  private final Board board;
  private final String name;
  private final Set<String> othersJobs;

  /** By vertex, the metric that counts its splits, once it is known. */
  private final Map<String, String> splitMetrics = new HashMap<>();

  private Optional<String> job = Optional.empty();
  private List<StageCounts> seen;
  private long next = System.nanoTime();

  private ClusterWatch(URI master, String name, Board board) {
    this.rest = new JobRest(master);
    this.name = name;
    this.board = board;
    this.seen = board.stages();
    this.othersJobs = jobsBefore();
  }

  /**
   * A watch for a job that is about to be submitted.
   *
   * @param flinkMaster as Beam's option; empty for what is no address of a cluster
   * @param name of the job
   */
  static Optional<Watch> of(String flinkMaster, String name, Board board) {
    if (!ADDRESS.matcher(flinkMaster).matches()) {
      return Optional.empty();
    }
    String master = flinkMaster.startsWith("http") ? flinkMaster : "http://" + flinkMaster;
    return Optional.of(new ClusterWatch(URI.create(master), name, board));
  }

  /** Those that were there before ours; none where the master does not answer. */
  private Set<String> jobsBefore() {
    Set<String> ids = new HashSet<>();
    try {
      rest.jobs().forEach(one -> ids.add(one.path("jid").asText()));
    } catch (IOException e) {
      // Whoever submits the job will say so.
    }
    return ids;
  }

  @Override
  public List<StageCounts> look() throws IOException {
    long now = System.nanoTime();
    if (now - next >= 0) {
      next = now + PERIOD_NANOS;
      if (job.isEmpty()) {
        job = findJob();
      }
      if (job.isPresent()) {
        seen = counted(job.get());
      }
    }
    return seen;
  }

  private Optional<String> findJob() throws IOException {
    for (JsonNode candidate : rest.jobs()) {
      String id = candidate.path("jid").asText();
      if (candidate.path("name").asText().equals(name) && !othersJobs.contains(id)) {
        return Optional.of(id);
      }
    }
    return Optional.empty();
  }

  private List<StageCounts> counted(String id) throws IOException {
    StageCounters counters = new StageCounters(board.stages());
    Map<String, Long> splits = splitsDone(id, counters);
    MetricResults metrics = MetricsContainerStepMap.asAttemptedOnlyMetricResults(accumulated(id));
    Map<String, Long> rows = counters.live(metrics);
    return counters.with(metrics, MetricResult::getAttempted).stream()
        .map(
            stage -> {
              Map<String, Long> counts = new HashMap<>(stage.counts());
              counts.merge("rowsRead", rows.getOrDefault(stage.name(), 0L), Math::max);
              counts.merge("splitsDone", splits.getOrDefault(stage.name(), 0L), Math::max);
              counts.values().removeIf(count -> count == 0);
              return stage.with(counts, stage.time());
            })
        .toList();
  }

  /** By stage. A source is a vertex together with the stage that reads its splits. */
  private Map<String, Long> splitsDone(String id, StageCounters counters) throws IOException {
    Map<String, Long> splits = new HashMap<>();
    for (Map.Entry<String, String> vertex : rest.vertices(id).entrySet()) {
      Optional<String> stage = counters.sourceOf(vertex.getValue());
      if (stage.isPresent()) {
        Optional<String> metric = splitMetric(id, vertex.getKey());
        if (metric.isPresent()) {
          splits.merge(stage.get(), rest.sum(id, vertex.getKey(), metric.get()), Long::sum);
        }
      }
    }
    return splits;
  }

  private Optional<String> splitMetric(String id, String vertex) throws IOException {
    if (!splitMetrics.containsKey(vertex)) {
      for (JsonNode metric : rest.metrics(id, vertex)) {
        if (metric.path("id").asText().endsWith(SPLITS_DONE)) {
          splitMetrics.put(vertex, metric.path("id").asText());
        }
      }
    }
    return Optional.ofNullable(splitMetrics.get(vertex));
  }

  /** Beam's counters, as far as the workers have sent them. */
  private MetricsContainerStepMap accumulated(String id) throws IOException {
    byte[] bytes = rest.accumulator(id, FlinkMetricContainer.ACCUMULATOR_NAME);
    if (bytes.length == 0) {
      return new MetricsContainerStepMap();
    }
    try {
      SerializedValue<OptionalFailure<Object>> value = SerializedValue.fromBytes(bytes);
      return (MetricsContainerStepMap)
          value.deserializeValue(ClusterWatch.class.getClassLoader()).get();
    } catch (ClassNotFoundException | FlinkException e) {
      throw new IOException("Beam's counters cannot be read", e);
    }
  }
}
